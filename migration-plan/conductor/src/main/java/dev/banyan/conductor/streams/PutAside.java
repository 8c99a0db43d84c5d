package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Direction;
import dev.banyan.streams.ParkedChange;
import dev.banyan.streams.Progress;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Changes that were not applied: parked ones, which later ones of their rows wait behind, and
/// rogue ones, about which a person decides.
public final class PutAside {
  private final Streams streams;

  public PutAside(Streams streams) {
    this.streams = streams;
  }

  /// The oldest changes of a capability, the forward stream's first.
  ///
  /// @param atMost of each stream
  public Map<Direction, List<ParkedChange>> of(Capability capability, int atMost) {
    Map<Direction, List<ParkedChange>> changes = new EnumMap<>(Direction.class);
    Ends.streams(capability)
        .forEach(stream -> changes.put(stream.direction(), streams.parked(stream, atMost)));
    return changes;
  }

  /// Lets what is parked be tried again, except what is rogue.
  ///
  /// @return how many changes
  public int retry(Capability capability) {
    return Ends.streams(capability).stream().mapToInt(streams::retryParked).sum();
  }

  /// Forgets a capability's rogue changes, after a person has decided.
  ///
  /// @return how many
  public int forgetRogue(Capability capability) {
    return Ends.streams(capability).stream().mapToInt(streams::forgetRogue).sum();
  }

  static void alarm(Alarms alarms, ChangeStream stream, Progress progress) {
    String capability = stream.capability().name();
    alarms.set(
        "parked " + stream.name(),
        capability,
        progress.parked() == 0
            ? null
            : "Changes of '%s' are parked: they could not be applied, and later ones of the same rows wait behind them. What they are and why: ./rehearse parked %s"
                .formatted(stream.name(), capability));
    alarms.set(
        "rogue " + stream.name(),
        capability,
        progress.rogue() == 0
            ? null
            : "Rogue writes in '%s': the %s changed rows that the %s owns, past the fence. Nothing of it was applied; the rows differ until a person decides. Which: ./rehearse parked %s"
                .formatted(
                    stream.name(),
                    stream.direction().sender().name().toLowerCase(Locale.ROOT),
                    stream.direction().receiver().name().toLowerCase(Locale.ROOT),
                    capability));
  }

  static void over(Alarms alarms, ChangeStream stream) {
    alarms.set("parked " + stream.name(), null, null);
    alarms.set("rogue " + stream.name(), null, null);
  }
}

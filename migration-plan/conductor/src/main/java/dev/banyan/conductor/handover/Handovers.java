package dev.banyan.conductor.handover;

import dev.banyan.model.Share;
import dev.banyan.model.Side;
import dev.banyan.streams.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The handovers of all capabilities: one at a time, because they share a database.
public final class Handovers {
  private final Map<String, Ports> ports;
  private final HandoverJournal journal;
  private final Patience patience;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  /// @param ports by capability; those that have no store have none
  public Handovers(Map<String, Ports> ports, HandoverJournal journal, Patience patience) {
    this.ports = Map.copyOf(ports);
    this.journal = journal;
    this.patience = patience;
  }

  /// Moves the right to write until the service has this share of the buckets. Takes as long as it
  /// takes: tens of milliseconds, or some seconds where something is wrong.
  public Outcome turn(String capability, Share writes) {
    return turn(capability, writes, of(capability).readiness());
  }

  /// The same, begun if nothing speaks against it but what this one says.
  public Outcome turn(String capability, Share writes, Readiness readiness) {
    return alone(
        capability,
        readiness,
        found -> new Handover(capability, found, patience).turn(writes.hundredths()));
  }

  /// Everything to the monolith, and what has not come back is given up: see [ForcedReturn].
  public Outcome force(String capability, Readiness readiness) {
    return alone(
        capability, readiness, found -> new ForcedReturn(capability, found, patience).run());
  }

  private Outcome alone(String capability, Readiness readiness, Function<Ports, Outcome> handover) {
    if (!ports.containsKey(capability)) {
      return new Outcome.Refused(noStore(capability));
    }
    if (!oneAtATime.tryLock()) {
      return new Outcome.Refused("another handover is under way; try again in a moment");
    }
    try {
      Ports found = of(capability).beganIf(readiness);
      Optional<Outcome> apart = endWhatNobodyWroteDown(capability, found);
      return apart.orElseGet(() -> handover.apply(found));
    } catch (Unanswered silent) {
      return new Outcome.Refused(silent.reason() + "; nothing was moved");
    } finally {
      oneAtATime.unlock();
    }
  }

  /// What that would do now, or why it may not be done, begun if nothing speaks against it but what
  /// this one says.
  public DryRun.Told dryRun(String capability, Share writes, Readiness readiness) {
    return DryRun.of(capability, of(capability).beganIf(readiness), patience, writes.hundredths());
  }

  /// Ends what broke off: at every start, and again as long as something is unfinished. What is
  /// under way in this conductor is left alone.
  ///
  /// @return by capability; empty if there was nothing to do
  public Map<String, Outcome> recover() {
    if (!oneAtATime.tryLock()) {
      return Map.of();
    }
    try {
      Map<String, Outcome> outcomes = new TreeMap<>();
      for (Step step : journal.unfinished()) {
        recovery(step.move().capability())
            .ifPresent(recovery -> outcomes.put(step.move().capability(), recovery.recover()));
      }
      return outcomes;
    } finally {
      oneAtATime.unlock();
    }
  }

  /// Numbers may differ though no handover is written down: where the conductor's own database was
  /// lost, or somebody changed one of them.
  ///
  /// @return how it stands, if they cannot be put right
  private Optional<Outcome> endWhatNobodyWroteDown(String capability, Ports found) {
    boolean atRest =
        Standing.of(found.ownerships().read(Side.MONOLITH), found.ownerships().read(Side.SERVICE))
            instanceof Standing.AtRest;
    if (atRest || !journal.unfinished().isEmpty()) {
      return Optional.empty();
    }
    return switch (new Recovery(capability, found, patience).recover()) {
      case Outcome.Done _, Outcome.GoneBack _ -> Optional.empty();
      case Outcome.Refused refused -> Optional.of(refused);
      case Outcome.SteppedDown down -> Optional.of(down);
      case Outcome.Unfinished unfinished -> Optional.of(unfinished);
    };
  }

  private Optional<Recovery> recovery(String capability) {
    return Optional.ofNullable(ports.get(capability))
        .map(found -> new Recovery(capability, found, patience));
  }

  private Ports of(String capability) {
    Ports found = ports.get(capability);
    if (found == null) {
      throw new IllegalArgumentException(noStore(capability));
    }
    return found;
  }

  private String noStore(String capability) {
    return "no store is configured for '%s' (there is one for: %s)"
        .formatted(capability, List.copyOf(new TreeMap<>(ports).keySet()));
  }
}

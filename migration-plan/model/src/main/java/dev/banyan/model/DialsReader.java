package dev.banyan.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// Reads `dials.yaml`.
final class DialsReader {
  private final SortedSet<String> known;

  DialsReader(SortedSet<String> known) {
    this.known = known;
  }

  /// A file of comments only, and `dials:` with nothing below it, are no hand on any dial.
  Dials read(YamlValue file) {
    Map<String, Dial> dials = new LinkedHashMap<>();
    if (!file.isEmpty()) {
      file.members()
          .map(members -> members.only("dials"))
          .flatMap(
              members ->
                  members.has("dials")
                      ? Optional.of(members.value("dials"))
                      : members.required("dials", "it lists the dials that are held by hand"))
          .filter(value -> !value.isEmpty())
          .flatMap(YamlValue::members)
          .ifPresent(members -> members.keys().forEach((name, key) -> read(members, key, dials)));
    }
    return new Dials(dials);
  }

  private void read(YamlMembers members, YamlValue key, Map<String, Dial> dials) {
    Optional<String> capability = key.choice("capability", known);
    capability
        .map(members::value)
        .flatMap(value -> dial(value.named("the dial of '%s'".formatted(capability.get()))))
        .ifPresent(dial -> dials.put(capability.orElseThrow(), dial));
  }

  private static Optional<Dial> dial(YamlValue value) {
    Optional<YamlMembers> members = value.members().map(all -> all.only("reads", "writes"));
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Optional<Share> reads =
        members
            .get()
            .required("reads", "the share of reads the service answers, in percent")
            .flatMap(YamlValue::share);
    Optional<YamlValue> written = members.get().optional("writes");
    Optional<Share> writes =
        written.isPresent() ? written.flatMap(YamlValue::share) : Optional.of(Share.NONE);
    if (reads.isEmpty() || writes.isEmpty()) {
      return Optional.empty();
    }
    if (writes.get().compareTo(reads.get()) > 0) {
      written
          .orElse(value)
          .wrong(
              "writes (%s) may not be ahead of reads (%s): who writes at the service must be able to read there; raise reads or lower writes"
                  .formatted(writes.get(), reads.get()));
      return Optional.empty();
    }
    return Optional.of(new Dial(reads.get(), writes.get()));
  }
}

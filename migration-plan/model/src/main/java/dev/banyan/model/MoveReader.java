package dev.banyan.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// Reads the moves of `plan.yaml`.
final class MoveReader {
  private final SortedSet<String> known;
  private final Map<String, Capability> capabilities;

  /// @param known all capabilities that have a file, whether or not it could be read
  MoveReader(SortedSet<String> known, Map<String, Capability> capabilities) {
    this.known = known;
    this.capabilities = capabilities;
  }

  List<PlannedMove> all(List<YamlValue> values) {
    List<PlannedMove> moves = new ArrayList<>();
    Requirements requirements = new Requirements(known);
    for (YamlValue value : values) {
      value
          .members()
          .map(all -> all.only("capability", "requires", "reads", "writes", "confirm", "attempts"))
          .flatMap(members -> move(members, requirements))
          .ifPresent(moves::add);
    }
    requirements.check();
    return moves;
  }

  private Optional<PlannedMove> move(YamlMembers members, Requirements requirements) {
    Optional<YamlValue> named = members.required("capability", "which one moves");
    Optional<String> capability = named.flatMap(value -> value.choice("capability", known));
    List<YamlValue> required =
        members
            .optional("requires")
            .flatMap(value -> value.list("a capability in 'requires'"))
            .orElse(List.of());
    List<String> requires =
        required.stream().flatMap(value -> value.choice("capability", known).stream()).toList();
    Optional<List<Share>> reads =
        members
            .required("reads", "the shares of reads to stand at, in percent")
            .flatMap(value -> value.nonEmptyList("a share in 'reads'"))
            .map(values -> RisingShares.of(values).shares());
    List<Share> writes =
        new WriteShares(capability.map(capabilities::get), reads.orElse(List.of())).read(members);
    capability.ifPresent(name -> requirements.add(name, named.orElseThrow(), required, writes));
    List<Share> confirm = new Confirmations(writes).read(members);
    Optional<YamlValue> given = members.optional("attempts");
    Optional<Integer> attempts =
        given.isPresent() ? given.flatMap(value -> value.wholeNumber(1, 100)) : Optional.of(1);
    if (capability.isEmpty() || reads.isEmpty() || attempts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PlannedMove(capability.get(), requires, reads.get(), writes, confirm, attempts.get()));
  }
}

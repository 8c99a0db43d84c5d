package dev.banyan.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads before which write shares a person must say yes: `true` is the first one.
///
/// @param writes the write shares of the move
record Confirmations(List<Share> writes) {
  List<Share> read(YamlMembers members) {
    Optional<YamlValue> given = members.optional("confirm");
    if (given.isEmpty()) {
      return List.of();
    }
    YamlValue value = given.get();
    if (writes.isEmpty() && !members.has("writes")) {
      value.wrong(
          "a yes is asked for before writes move, and this move has no 'writes'; add them, or take 'confirm' out");
      return List.of();
    }
    if (!value.isList()) {
      return value.bool().filter(asked -> asked).isPresent() && !writes.isEmpty()
          ? List.of(writes.getFirst())
          : List.of();
    }
    List<Share> asked = new ArrayList<>();
    for (YamlValue each : value.list("a share in 'confirm'").orElse(List.of())) {
      each.share().ifPresent(share -> add(each, share, asked));
    }
    return asked;
  }

  private void add(YamlValue value, Share share, List<Share> asked) {
    if (writes.contains(share)) {
      asked.add(share);
    } else {
      value.wrong(
          "%s is none of the shares in 'writes', so nobody would ever be asked".formatted(share),
          writes.stream().map(each -> each.percent().toPlainString()).toList());
    }
  }
}

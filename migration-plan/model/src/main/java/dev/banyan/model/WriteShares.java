package dev.banyan.model;

import java.util.List;
import java.util.Optional;

/// Reads the write shares of a move. They come after the reads, and never go further.
///
/// @param capability what moves; empty where that could not be read
/// @param reads its read shares
record WriteShares(Optional<Capability> capability, List<Share> reads) {
  List<Share> read(YamlMembers members) {
    Optional<YamlValue> given = members.optional("writes");
    Optional<List<YamlValue>> values =
        given.flatMap(value -> value.nonEmptyList("a share in 'writes'"));
    if (values.isEmpty()) {
      return List.of();
    }
    RisingShares writes = RisingShares.of(values.get());
    if (!reads.isEmpty()) {
      writes.all().forEach(share -> notAhead(share, reads.getLast()));
    }
    if (writes.shares().stream().anyMatch(share -> !share.equals(Share.ALL))) {
      capability.stream()
          .flatMap(found -> SharedWrites.against(found).stream())
          .forEach(reason -> given.orElseThrow().wrong(reason, List.of("[100]")));
    }
    return writes.shares();
  }

  private static void notAhead(RisingShares.Written writes, Share most) {
    if (writes.share().compareTo(most) > 0) {
      writes
          .value()
          .wrong(
              "writes (%s) may not be ahead of the last of the reads (%s): who writes at the service must be able to read there; raise 'reads' or lower it"
                  .formatted(writes.share(), most));
    }
  }
}

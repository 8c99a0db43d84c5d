package dev.banyan.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Legacy tables that several mappings read. On the way back exactly one of them makes and deletes
/// the legacy row; the others are parts, which only fill columns of it.
final class Splits {
  /// @param value where the mapping names its legacy table
  private record Share(TableMapping mapping, YamlValue value) {}

  private final Map<String, List<Share>> shares = new LinkedHashMap<>();

  void add(TableMapping mapping, YamlValue value) {
    shares
        .computeIfAbsent(mapping.legacy(), table -> new ArrayList<>())
        .add(new Share(mapping, value));
  }

  void check() {
    shares.values().forEach(Splits::check);
  }

  private static void check(List<Share> shares) {
    Share first = shares.getFirst();
    for (Share share : shares) {
      agree(first, share);
    }
    List<Share> makers =
        shares.stream()
            .filter(share -> share.mapping().backward() != null && !share.mapping().part())
            .toList();
    for (Share second : makers.stream().skip(1).toList()) {
      second
          .value()
          .wrong(
              "two mappings make the rows of '%s' on the way back (the other in line %d); give the one whose rows may be missing 'part: true': it only fills columns of them"
                  .formatted(second.mapping().legacy(), makers.getFirst().value().place().line()));
    }
    for (Share share : shares) {
      if (share.mapping().part() && makers.isEmpty()) {
        share
            .value()
            .wrong(
                "no mapping makes the rows of '%s' on the way back, so there is nothing that a part could fill; take 'part' out of the one that does"
                    .formatted(share.mapping().legacy()));
      }
    }
  }

  private static void agree(Share first, Share share) {
    if (!share.mapping().legacyPrimaryKey().equals(first.mapping().legacyPrimaryKey())) {
      share
          .value()
          .wrong(
              "'%s' has the primary key %s here and %s in line %d; a table has one, so write the same"
                  .formatted(
                      share.mapping().legacy(),
                      share.mapping().legacyPrimaryKey(),
                      first.mapping().legacyPrimaryKey(),
                      first.value().place().line()));
    }
    String key = share.mapping().legacyKey();
    String firstKey = first.mapping().legacyKey();
    if (!Objects.equals(key, firstKey)) {
      share
          .value()
          .wrong(
              "the rows of '%s' belong to %s here and to %s in line %d; a row has one owner, so write the same key"
                  .formatted(
                      share.mapping().legacy(),
                      key == null ? "nobody" : "whom '" + key + "' says",
                      firstKey == null ? "nobody" : "whom '" + firstKey + "' says",
                      first.value().place().line()));
    }
  }
}

package dev.banyan.model;

import java.util.HashMap;
import java.util.Map;

/// Which table belongs to which capability, over all of them: a row has one owner.
final class TableClaims {
  private record Claim(String capability, boolean lone, Place place) {}

  private final Map<String, Claim> legacy = new HashMap<>();
  private final Map<String, Map<String, Claim>> services = new HashMap<>();

  /// A table of a mapping; a legacy table may be split by several mappings of its capability.
  void mapped(String capability, Side side, String table, YamlValue value) {
    Claim claim = new Claim(capability, false, value.place());
    Claim first = tables(capability, side).putIfAbsent(table, claim);
    if (first == null || elsewhere(first, capability, table, value)) {
      return;
    }
    if (side == Side.SERVICE) {
      value.wrong(
          "'%s' is filled already (line %d); two mappings would overwrite each other's rows"
              .formatted(table, first.place().line()));
    }
  }

  /// To be called after all tables that are mapped.
  void lone(String capability, Side side, String table, YamlValue value) {
    Claim claim = new Claim(capability, true, value.place());
    Claim first = tables(capability, side).putIfAbsent(table, claim);
    if (first == null || elsewhere(first, capability, table, value)) {
      return;
    }
    value.wrong(
        first.lone()
            ? "'%s' stands here already (line %d); once is enough"
                .formatted(table, first.place().line())
            : "'%s' is mapped (line %d), so it has a counterpart; take it out here or there"
                .formatted(table, first.place().line()));
  }

  /// The shared database is one for all; each service has a store of its own.
  private Map<String, Claim> tables(String capability, Side side) {
    return switch (side) {
      case MONOLITH -> legacy;
      case SERVICE -> services.computeIfAbsent(capability, store -> new HashMap<>());
    };
  }

  private static boolean elsewhere(Claim first, String capability, String table, YamlValue value) {
    if (first.capability().equals(capability)) {
      return false;
    }
    value.wrong(
        "'%s' belongs to the capability '%s' already (%s:%d); its rows can have one owner only, so take it out of one of the two"
            .formatted(table, first.capability(), first.place().file(), first.place().line()));
    return true;
  }
}

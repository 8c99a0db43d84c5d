package dev.banyan.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `without-counterpart`: tables that only one side has.
final class LoneTableReader {
  private static final Map<String, Side> SIDES = new LinkedHashMap<>();

  static {
    for (Side side : Side.values()) {
      SIDES.put(side.name(), side);
    }
  }

  private final String capability;
  private final TableClaims claims;

  LoneTableReader(String capability, TableClaims claims) {
    this.capability = capability;
    this.claims = claims;
  }

  List<LoneTable> read(YamlValue list) {
    return list.nonEmptyList("a table without a counterpart")
        .map(values -> values.stream().flatMap(value -> table(value).stream()).toList())
        .orElse(List.of());
  }

  private Optional<LoneTable> table(YamlValue value) {
    Optional<YamlMembers> members = value.members().map(all -> all.only("side", "table", "key"));
    Optional<Side> side =
        members
            .flatMap(all -> all.required("side", "whose database holds it"))
            .flatMap(given -> given.choice("side", SIDES.keySet()))
            .map(SIDES::get);
    Optional<YamlValue> named =
        members.flatMap(all -> all.required("table", "the table with its schema"));
    Optional<String> table =
        named.flatMap(given -> given.text(TableReader.TABLE, "a table with its schema (public.x)"));
    Optional<YamlValue> keyGiven = members.flatMap(all -> all.optional("key"));
    Optional<String> key =
        keyGiven.flatMap(given -> given.text(KeyColumns.COLUMN, KeyColumns.COLUMN_DESCRIBED));
    if (side.isEmpty() || table.isEmpty()) {
      return Optional.empty();
    }
    claims.lone(capability, side.get(), table.get(), named.orElseThrow());
    return Optional.of(new LoneTable(side.get(), table.get(), key.orElse(null), value.place()));
  }
}

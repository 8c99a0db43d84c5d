package dev.banyan.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// The columns that hold a table's key: one name for both sides, or one for each.
record KeyColumns(String legacy, String service) {
  private static final Pattern COLUMN = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final String DESCRIBED = "a column's name (sku), or {legacy: …, service: …}";

  static Optional<KeyColumns> read(YamlValue value) {
    if (!value.isMap()) {
      return value.text(COLUMN, DESCRIBED).map(column -> new KeyColumns(column, column));
    }
    Optional<YamlMembers> sides = value.members().map(all -> all.only("legacy", "service"));
    Optional<String> legacy = sides.flatMap(all -> column(all, "legacy"));
    Optional<String> service = sides.flatMap(all -> column(all, "service"));
    return legacy.isEmpty() || service.isEmpty()
        ? Optional.empty()
        : Optional.of(new KeyColumns(legacy.get(), service.get()));
  }

  private static Optional<String> column(YamlMembers sides, String side) {
    return sides
        .required(side, "the column with the key on that side")
        .flatMap(value -> value.text(COLUMN, DESCRIBED));
  }
}

package dev.banyan.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where the capability's key stands in a mapped table: `key: sku`, or `key: {legacy: …, service:
/// …}` where the two sides call it by different names.
///
/// @param value what the plan says
record KeyColumns(String legacy, String service, YamlValue value) {
  static final Pattern COLUMN = Pattern.compile("[a-z_][a-z0-9_]*");
  static final String COLUMN_DESCRIBED = "a column's name (prod_id)";

  static Optional<KeyColumns> read(YamlValue value) {
    if (!value.isMap()) {
      return value
          .text(COLUMN, COLUMN_DESCRIBED)
          .map(column -> new KeyColumns(column, column, value));
    }
    Optional<YamlMembers> members = value.members().map(all -> all.only("legacy", "service"));
    Optional<String> legacy = members.flatMap(all -> column(all, "legacy"));
    Optional<String> service = members.flatMap(all -> column(all, "service"));
    return legacy.isEmpty() || service.isEmpty()
        ? Optional.empty()
        : Optional.of(new KeyColumns(legacy.get(), service.get(), value));
  }

  /// Each SELECT must read the one and yield the other, or the far side could not tell whose row it
  /// is.
  void mustOccurIn(SelectText forward, Optional<SelectText> backward) {
    if (!forward.mentions(service) || !forward.mentions(legacy)) {
      value.wrong(
          "the key column '%s' does not occur in 'forward'; the service could not tell whose row it is"
              .formatted(forward.mentions(service) ? legacy : service));
    }
    if (backward.isPresent()
        && (!backward.get().mentions(legacy) || !backward.get().mentions(service))) {
      value.wrong(
          "the key column '%s' does not occur in 'backward'; the monolith could not tell whose row it is"
              .formatted(backward.get().mentions(legacy) ? service : legacy));
    }
  }

  private static Optional<String> column(YamlMembers members, String side) {
    return members
        .required(side, "the key's column on that side")
        .flatMap(value -> value.text(COLUMN, COLUMN_DESCRIBED));
  }
}

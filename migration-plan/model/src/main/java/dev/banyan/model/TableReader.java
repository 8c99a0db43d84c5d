package dev.banyan.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the tables of a capability.
final class TableReader {
  private static final Pattern TABLE = Pattern.compile("[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*");
  private static final Pattern COLUMN = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final String COLUMN_DESCRIBED = "a column's name (prod_id)";

  private final Map<String, Place> filled = new HashMap<>();
  private final Map<String, Place> made = new HashMap<>();

  Optional<TableMapping> read(YamlValue value) {
    return value
        .members()
        .map(
            all ->
                all.only("legacy", "service", "primary-key", "key", "forward", "backward", "part"))
        .flatMap(this::read);
  }

  private Optional<TableMapping> read(YamlMembers members) {
    Optional<String> legacy = table(members, "legacy", "public.product");
    Optional<String> service = table(members, "service", "catalog.product");
    service.ifPresent(table -> once(table, members));
    Optional<YamlMembers> keys =
        members
            .required("primary-key", "the columns on both sides: {legacy: […], service: […]}")
            .flatMap(YamlValue::members)
            .map(all -> all.only("legacy", "service"));
    Optional<List<String>> legacyKey = keys.flatMap(all -> columns(all, "legacy"));
    Optional<List<String>> serviceKey = keys.flatMap(all -> columns(all, "service"));
    Optional<YamlValue> keyGiven = members.optional("key");
    Optional<KeyColumns> key = keyGiven.flatMap(KeyColumns::read);
    Optional<YamlValue> forwardGiven =
        members.required("forward", "the SELECT that turns a legacy row into a service row");
    Optional<SelectText> forward = forwardGiven.flatMap(SelectText::read);
    Optional<YamlValue> backwardGiven = members.optional("backward");
    Optional<SelectText> backward = backwardGiven.flatMap(SelectText::read);
    if (forward.isPresent()) {
      legacy.ifPresent(table -> forward.get().mustReadFrom(table, forwardGiven.orElseThrow()));
      key.ifPresent(columns -> keyColumn(columns.legacy(), forward.get(), keyGiven.orElseThrow()));
    }
    if (backward.isPresent()) {
      service.ifPresent(table -> backward.get().mustReadFrom(table, backwardGiven.orElseThrow()));
      key.ifPresent(
          columns -> keyColumn(columns.service(), backward.get(), backwardGiven.orElseThrow()));
    }
    boolean part = members.optional("part").flatMap(YamlValue::bool).orElse(false);
    legacy.ifPresent(table -> madeOnce(table, part, backwardGiven, members));
    if (legacy.isEmpty()
        || service.isEmpty()
        || legacyKey.isEmpty()
        || serviceKey.isEmpty()
        || forward.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TableMapping(
            legacy.get(),
            service.get(),
            legacyKey.get(),
            serviceKey.get(),
            key.map(KeyColumns::legacy).orElse(null),
            key.map(KeyColumns::service).orElse(null),
            forward.get().sql(),
            backward.map(SelectText::sql).orElse(null),
            part));
  }

  private static Optional<String> table(YamlMembers members, String side, String example) {
    return members
        .required(side, "the table with its schema, for example " + example)
        .flatMap(value -> value.text(TABLE, "a table with its schema (%s)".formatted(example)));
  }

  private void once(String table, YamlMembers members) {
    YamlValue value = members.value("service");
    Place first = filled.putIfAbsent(table, value.place());
    if (first != null) {
      value.wrong(
          "'%s' is filled already (line %d); two mappings would overwrite each other's rows"
              .formatted(table, first.line()));
    }
  }

  /// Of several mappings of a legacy table, one makes its rows on the way back.
  private void madeOnce(
      String table, boolean part, Optional<YamlValue> backward, YamlMembers members) {
    if (part || backward.isEmpty()) {
      if (part && backward.isEmpty()) {
        members
            .value("part")
            .wrong("'part' speaks of the way back, and this table has no 'backward'");
      }
      return;
    }
    YamlValue value = members.value("legacy");
    Place first = made.putIfAbsent(table, value.place());
    if (first != null) {
      value.wrong(
          "rows of '%s' are made by another mapping already (line %d); say 'part: true' where this one only fills columns of them"
              .formatted(table, first.line()));
    }
  }

  private static Optional<List<String>> columns(YamlMembers keys, String side) {
    Optional<List<YamlValue>> values =
        keys.required(side, "the primary key's columns on that side")
            .flatMap(value -> value.nonEmptyList("a column of the primary key"));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    for (YamlValue value : values.get()) {
      Optional<String> column = value.text(COLUMN, COLUMN_DESCRIBED);
      if (column.isPresent() && columns.contains(column.get())) {
        value.wrong("the column '%s' stands twice; once is enough".formatted(column.get()));
      }
      column.ifPresent(columns::add);
    }
    return Optional.of(columns);
  }

  private static void keyColumn(String column, SelectText forward, YamlValue value) {
    if (!forward.mentions(column)) {
      value.wrong(
          "the key column '%s' does not occur in the SELECT; the other side could not tell whose row it is"
              .formatted(column));
    }
  }
}

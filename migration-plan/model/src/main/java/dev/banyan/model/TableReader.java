package dev.banyan.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the tables of a capability.
final class TableReader {
  static final Pattern TABLE = Pattern.compile("[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*");

  private final String capability;
  private final TableClaims claims;
  private final Splits splits = new Splits();

  TableReader(String capability, TableClaims claims) {
    this.capability = capability;
    this.claims = claims;
  }

  Optional<TableMapping> read(YamlValue value) {
    return value
        .members()
        .map(
            all ->
                all.only("legacy", "service", "primary-key", "key", "forward", "backward", "part"))
        .flatMap(members -> read(members, value.place()));
  }

  /// To be called when all were read.
  void checkSplits() {
    splits.check();
  }

  private Optional<TableMapping> read(YamlMembers members, Place place) {
    Optional<String> legacy = table(members, "legacy", Side.MONOLITH, "public.product");
    Optional<String> service = table(members, "service", Side.SERVICE, "catalog.product");
    Optional<YamlMembers> keys =
        members
            .required("primary-key", "the columns on both sides: {legacy: […], service: […]}")
            .flatMap(YamlValue::members)
            .map(all -> all.only("legacy", "service"));
    Optional<List<String>> legacyKey = keys.flatMap(all -> columns(all, "legacy"));
    Optional<List<String>> serviceKey = keys.flatMap(all -> columns(all, "service"));
    Optional<KeyColumns> key = members.optional("key").flatMap(KeyColumns::read);
    Optional<SelectText> forward =
        members
            .required("forward", "the SELECT that turns a legacy row into a service row")
            .flatMap(given -> select(given, legacy));
    Optional<SelectText> backward =
        members.optional("backward").flatMap(given -> select(given, service));
    boolean part = part(members);
    if (key.isPresent() && forward.isPresent()) {
      // Whose the legacy row is, is for the mapping to say that makes it.
      key.get().mustOccurIn(forward.get(), part ? Optional.empty() : backward);
    }
    if (legacy.isEmpty()
        || service.isEmpty()
        || legacyKey.isEmpty()
        || serviceKey.isEmpty()
        || forward.isEmpty()) {
      return Optional.empty();
    }
    TableMapping mapping =
        new TableMapping(
            legacy.get(),
            service.get(),
            legacyKey.get(),
            serviceKey.get(),
            key.map(KeyColumns::legacy).orElse(null),
            key.map(KeyColumns::service).orElse(null),
            forward.get().sql(),
            backward.map(SelectText::sql).orElse(null),
            part,
            place);
    splits.add(mapping, members.value("legacy"));
    return Optional.of(mapping);
  }

  private static Optional<SelectText> select(YamlValue given, Optional<String> table) {
    Optional<SelectText> select = SelectText.read(given);
    if (select.isPresent() && table.isPresent()) {
      select.get().mustReadFrom(table.get(), given);
    }
    return select;
  }

  private static boolean part(YamlMembers members) {
    Optional<Boolean> part = members.optional("part").flatMap(YamlValue::bool);
    if (part.orElse(false) && !members.has("backward")) {
      members
          .value("part")
          .wrong(
              "a part fills columns on the way back, but there is no 'backward'; write it, or take 'part' out");
    }
    return part.orElse(false);
  }

  private Optional<String> table(YamlMembers members, String member, Side side, String example) {
    Optional<YamlValue> value =
        members.required(member, "the table with its schema, for example " + example);
    Optional<String> table =
        value.flatMap(
            given -> given.text(TABLE, "a table with its schema (%s)".formatted(example)));
    table.ifPresent(name -> claims.mapped(capability, side, name, value.orElseThrow()));
    return table;
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
      Optional<String> column = value.text(KeyColumns.COLUMN, KeyColumns.COLUMN_DESCRIBED);
      if (column.isPresent() && columns.contains(column.get())) {
        value.wrong("the column '%s' stands twice; once is enough".formatted(column.get()));
      }
      column.ifPresent(columns::add);
    }
    return Optional.of(columns);
  }
}

package dev.banyan.streams;

import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.streams.Comparison.Compared;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds out how a mapped table can be compared, from both catalogues.
final class Comparing {
  private static final String INDEXED =
      """
      select exists (
        select from pg_index i
        where i.indrelid = to_regclass(?) and i.indisvalid and i.indpred is null
          and (select array_agg(a.attname::text order by k.nth)
               from unnest(string_to_array(i.indkey::text, ' ')) with ordinality k(number, nth)
               join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number::int
               where k.nth <= cardinality(?::text[])) = ?::text[])""";

  private static final String COLLATION =
      """
      select case when c.collname = 'default'
                  then concat_ws('/', d.datlocprovider, d.datcollate, to_jsonb(d) ->> 'datlocale')
                  else concat_ws('/', c.collprovider, c.collcollate, to_jsonb(c) ->> 'colllocale') end
      from pg_attribute a
      join pg_collation c on c.oid = a.attcollation
      cross join (select * from pg_database where datname = current_database()) d
      where a.attrelid = to_regclass(?) and a.attname = ?""";

  private Comparing() {}

  /// @param left finds the source's tables by their unqualified names
  static Comparison of(ChangeStream stream, StreamTable mapping, Connection left, Connection right)
      throws SQLException {
    List<ColumnType> yielded =
        ColumnType.yielded(left, "select * from (" + mapping.jdbcSelect() + ") mapped limit 0");
    Map<String, ColumnType> declared =
        ColumnType.ofTable(right, mapping.target()).stream()
            .collect(Collectors.toMap(ColumnType::name, Function.identity()));
    List<Compared> columns = new ArrayList<>();
    for (ColumnType from : yielded) {
      ColumnType into = declared.get(from.name());
      if (into == null) {
        throw new IllegalStateException(
            "the mapping to %s yields the column '%s', which that table does not have (it has %s)"
                .formatted(mapping.target(), from.name(), declared.keySet()));
      }
      columns.add(
          new Compared(from.name(), Spelling.of(from, into, "mapped." + quoted(from.name()))));
    }
    List<KeyColumn> key = new ArrayList<>();
    for (String name : mapping.targetPrimaryKey()) {
      ColumnType from =
          yielded.stream()
              .filter(column -> column.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "the mapping to %s does not yield its primary key '%s'"
                              .formatted(mapping.target(), name)));
      ColumnType into = Objects.requireNonNull(declared.get(name));
      key.add(KeyColumn.of(from, into, sameOrder(mapping, from, into, left, right)));
    }
    SideRows rows = SideRows.of(stream, mapping, columns.stream().map(Compared::name).toList());
    return new Comparison(mapping, columns, key, indexed(mapping, key, left, right), rows);
  }

  private static boolean sameOrder(
      StreamTable mapping, ColumnType from, ColumnType into, Connection left, Connection right)
      throws SQLException {
    String base = from.base();
    if (base == null || !from.text() || !into.text()) {
      return false;
    }
    String here = collation(left, mapping.source(), base);
    return here != null && here.equals(collation(right, mapping.target(), into.name()));
  }

  private static @Nullable String collation(Connection connection, String table, String column)
      throws SQLException {
    return query(connection, COLLATION, row -> row.getString(1), quoted(table), column).stream()
        .findFirst()
        .orElse(null);
  }

  private static boolean indexed(
      StreamTable mapping, List<KeyColumn> key, Connection left, Connection right)
      throws SQLException {
    List<String> base = new ArrayList<>();
    for (KeyColumn column : key) {
      String name = column.base();
      if (name == null || column.asText()) {
        return false;
      }
      base.add(name);
    }
    return indexed(left, mapping.source(), base)
        && indexed(right, mapping.target(), mapping.targetPrimaryKey());
  }

  private static boolean indexed(Connection connection, String table, List<String> columns)
      throws SQLException {
    String[] names = columns.toArray(String[]::new);
    return query(connection, INDEXED, row -> row.getBoolean(1), quoted(table), names, names)
        .getFirst();
  }
}

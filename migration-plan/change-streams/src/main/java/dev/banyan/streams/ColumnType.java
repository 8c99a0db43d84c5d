package dev.banyan.streams;

import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;

/// A column of one side, with what matters when its values are compared with the other side's.
///
/// @param name of the column
/// @param type as the catalogue calls it: `int8`, `varchar`, `_text`; of a domain, what it is over
/// @param declared as a cast wants it, with length or scale: `numeric(12,3)`
/// @param size length of texts, precision of numbers and times; 0 where none is declared
/// @param scale of a number whose size is declared
/// @param builtIn whether both databases know the type under the same number
/// @param base the column of the table itself that it shows unchanged; null where it is computed
record ColumnType(
    String name,
    String type,
    String declared,
    int size,
    int scale,
    boolean builtIn,
    @Nullable String base) {
  private static final String OF_TABLE =
      """
      select a.attname, b.typname, format_type(b.oid, m.typmod), m.typmod,
             b.typnamespace = 'pg_catalog'::regnamespace
      from pg_attribute a
      join pg_type t on t.oid = a.atttypid
      join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
      cross join lateral
        (select case when t.typtype = 'd' then t.typtypmod else a.atttypmod end as typmod) m
      where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
      order by a.attnum""";

  /// What a query yields.
  static List<ColumnType> yielded(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ResultSetMetaData description = statement.getMetaData();
      PGResultSetMetaData origin = description.unwrap(PGResultSetMetaData.class);
      List<ColumnType> columns = new ArrayList<>();
      for (int i = 1; i <= description.getColumnCount(); i++) {
        String type = plain(description.getColumnTypeName(i));
        boolean sized = SIZED_AS_TOLD.contains(type);
        String base = origin.getBaseColumnName(i);
        columns.add(
            new ColumnType(
                description.getColumnName(i),
                type,
                type,
                sized ? description.getPrecision(i) % Integer.MAX_VALUE : 0,
                sized ? description.getScale(i) : 0,
                true,
                base.isEmpty() ? null : base));
      }
      return columns;
    }
  }

  /// The columns of a table, in its order.
  static List<ColumnType> ofTable(Connection connection, String table) throws SQLException {
    return query(
        connection,
        OF_TABLE,
        row -> {
          int modifier = row.getInt(4);
          String type = row.getString(2);
          return new ColumnType(
              row.getString(1),
              type,
              row.getString(3),
              size(type, modifier),
              scale(type, modifier),
              row.getBoolean(5),
              row.getString(1));
        },
        quoted(table));
  }

  boolean integer() {
    return type.equals("int2") || type.equals("int4") || type.equals("int8");
  }

  boolean text() {
    return type.equals("text") || type.equals("varchar");
  }

  private static final List<String> SIZED_AS_TOLD = List.of("numeric", "varchar");

  /// The driver calls an identifier's type after the way in which it was made.
  private static String plain(String told) {
    return switch (told) {
      case "smallserial" -> "int2";
      case "serial" -> "int4";
      case "bigserial" -> "int8";
      default -> told;
    };
  }

  private static int size(String type, int modifier) {
    if (modifier < 0) {
      return 0;
    }
    return switch (type) {
      case "varchar", "bpchar" -> modifier - 4;
      case "numeric" -> ((modifier - 4) >> 16) & 0xFFFF;
      default -> modifier;
    };
  }

  /// Eleven bits with a sign, see numeric.c.
  private static int scale(String type, int modifier) {
    return type.equals("numeric") && modifier >= 0 ? (((modifier - 4) & 0x7FF) ^ 1024) - 1024 : 0;
  }
}

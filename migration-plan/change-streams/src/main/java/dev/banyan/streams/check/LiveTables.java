package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads tables from a database's catalogue.
final class LiveTables {
  private static final String TABLE =
      """
      select c.oid, c.relkind::text, c.relpersistence::text,
             exists (select from pg_inherits i where c.oid in (i.inhrelid, i.inhparent)),
             array(select r.rulename::text from pg_rewrite r
                   where r.ev_class = c.oid and r.rulename <> '_RETURN' order by 1),
             c.relrowsecurity, c.relowner::regrole::text, pg_has_role(session_user, c.relowner, 'member')
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname || '.' || c.relname = ? and c.relkind in ('r', 'p', 'v', 'm', 'f')""";

  private static final String COLUMNS =
      """
      select a.attname, format_type(a.atttypid, a.atttypmod), a.attndims, a.attnotnull,
             a.atthasdef or a.attidentity <> '',
             case a.attidentity when 'a' then 'ALWAYS' when 'd' then 'BY DEFAULT' else '' end,
             a.attgenerated <> '',
             a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false)
               or exists (select from pg_constraint f
                          join pg_attribute o on o.attrelid = f.confrelid and o.attnum = f.confkey[1]
                          left join pg_attrdef e on e.adrelid = o.attrelid and e.adnum = o.attnum
                          where f.contype = 'f' and f.conrelid = a.attrelid and f.conkey = array[a.attnum]
                            and (o.attidentity <> '' or pg_get_expr(e.adbin, e.adrelid) like 'nextval(%')),
             t.typname, t.typtype::text, t.typnamespace = 'pg_catalog'::regnamespace,
             b.typname, b.typtype::text, b.typnamespace = 'pg_catalog'::regnamespace,
             i.typname, i.typtype::text, i.typnamespace = 'pg_catalog'::regnamespace
      from pg_attribute a
      join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      left join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype
                                          when t.typcategory = 'A' then t.typelem end
      left join pg_type i on i.oid = case when b.typtype = 'd' then b.typbasetype
                                          when b.typcategory = 'A' then b.typelem end
      where a.attrelid = ?::oid and a.attnum > 0 and not a.attisdropped
      order by a.attnum""";

  private static final String UNIQUES =
      """
      select c.relname,
             array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(num, nth)
                   join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num
                   where k.nth <= i.indnkeyatts order by k.nth),
             i.indisprimary, i.indpred is null and i.indexprs is null, i.indimmediate,
             i.indisexclusion
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = ?::oid and i.indisvalid and (i.indisunique or i.indisexclusion)
      order by not i.indisprimary, c.relname""";

  private LiveTables() {}

  /// Names with their schemas, but for the system's own.
  static List<String> names(Connection connection) throws SQLException {
    return query(
        connection,
        """
        select n.nspname || '.' || c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|strangler$)'
        order by 1""",
        row -> row.getString(1));
  }

  static Optional<LiveTable> read(Connection connection, String name) throws SQLException {
    List<LiveTable> found = query(connection, TABLE, row -> table(connection, name, row), name);
    return found.stream().findFirst();
  }

  private static LiveTable table(Connection connection, String name, ResultSet row)
      throws SQLException {
    long oid = row.getLong(1);
    return new LiveTable(
        oid,
        name,
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        texts(row, 5),
        row.getBoolean(6),
        row.getString(7),
        row.getBoolean(8),
        query(connection, COLUMNS, LiveTables::column, oid),
        query(connection, UNIQUES, LiveTables::unique, oid));
  }

  private static LiveColumn column(ResultSet row) throws SQLException {
    return new LiveColumn(
        row.getString(1),
        row.getString(2),
        Objects.requireNonNull(type(row, 9, type(row, 12, type(row, 15, null)))),
        row.getInt(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getString(6),
        row.getBoolean(7),
        row.getBoolean(8));
  }

  private static @Nullable LiveType type(ResultSet row, int from, @Nullable LiveType inner)
      throws SQLException {
    String name = row.getString(from);
    return name == null
        ? null
        : new LiveType(name, row.getString(from + 1), row.getBoolean(from + 2), inner);
  }

  private static UniqueIndex unique(ResultSet row) throws SQLException {
    return new UniqueIndex(
        row.getString(1),
        texts(row, 2),
        row.getBoolean(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getBoolean(6));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}

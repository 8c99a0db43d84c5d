package dev.banyan.streams;

import static dev.banyan.streams.Transactions.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A column that a sequence fills.
///
/// @param plain whether it holds the sequence's number as it is
/// @param sequence as SQL writes it
record GeneratedColumn(FencedTable table, String column, boolean plain, String sequence) {
  /// Identity columns, and those whose default calls `nextval` of a sequence by its name.
  static List<GeneratedColumn> of(Connection connection, FencedTable table) throws SQLException {
    return query(
        connection,
        """
        select a.attname,
               a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
                 and (a.attidentity <> ''
                      or pg_get_expr(d.adbin, d.adrelid) ~ '^nextval\\(''[^'']+''::regclass\\)$'),
               format('%I.%I', n.nspname, s.relname)
        from pg_attribute a
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        join pg_depend p
          on p.classid = 'pg_class'::regclass and p.refclassid = 'pg_class'::regclass
             and p.refobjid = a.attrelid and p.refobjsubid = a.attnum and p.deptype = 'i'
          or p.classid = 'pg_attrdef'::regclass and p.objid = d.oid
             and p.refclassid = 'pg_class'::regclass
        join pg_class s on s.relkind = 'S'
          and s.oid = case when p.classid = 'pg_class'::regclass then p.objid else p.refobjid end
        join pg_namespace n on n.oid = s.relnamespace
        where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
        order by a.attnum""",
        row -> new GeneratedColumn(table, row.getString(1), row.getBoolean(2), row.getString(3)),
        Transactions.quoted(table.table()));
  }

  /// The highest number that a row has, 0 where there is none.
  long highest(Connection connection) throws SQLException {
    return plain
        ? query(
                connection,
                "select greatest(max(%s), 0) from %s"
                    .formatted(Names.fitting(column), Transactions.quoted(table.table())),
                row -> row.getLong(1))
            .getFirst()
        : 0;
  }

  /// A condition for a row whose number, taken by two, leaves this over.
  String leaves(int remainder) {
    return "(%s & 1) = %d".formatted(Names.fitting(column), remainder);
  }
}

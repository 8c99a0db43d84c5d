package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.streams.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Lets PostgreSQL itself read a mapping's SELECT: as a view, over an empty table that stands where
/// the batch will.
final class Binding {
  private static final String VIEW = "pg_temp.banyan_checked";

  private Binding() {}

  /// As it is applied: in the target's database, over rows as they arrive.
  static Understanding inTarget(Subject subject, Way way) throws SQLException {
    TableShape shape = TableShape.of(subject.source(way).connection(), way.table().source());
    return subject
        .target(way)
        .trying(
            connection -> {
              execute(connection, Sql.emptyBatch(way, shape));
              try {
                execute(connection, "create temporary view banyan_checked as " + select(way));
              } catch (SQLException refused) {
                return new Understanding.Refused(Sql.told(refused));
              }
              return read(connection, way);
            });
  }

  /// As the diff reads it: in the source's database, over the table itself.
  static Understanding inSource(Subject subject, Way way) throws SQLException {
    return subject
        .source(way)
        .trying(
            connection -> {
              execute(connection, "set local search_path = " + quoted(way.sourceSchema()));
              try {
                execute(connection, "create temporary view banyan_checked as " + select(way));
              } catch (SQLException refused) {
                return new Understanding.Refused(Sql.told(refused));
              }
              return read(connection, way);
            });
  }

  private static String select(Way way) {
    return way.table().select();
  }

  private static Understanding.Bound read(Connection connection, Way way) throws SQLException {
    List<Understanding.Yield> yields =
        query(
            connection,
            """
            select attname, atttypid, format_type(atttypid, atttypmod) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 order by attnum""",
            row -> new Understanding.Yield(row.getString(1), row.getLong(2), row.getString(3)),
            VIEW);
    return new Understanding.Bound(
        yields,
        reads(connection, way),
        elsewhere(connection, way),
        query(
                connection,
                "explain (format json, costs off) select * from " + VIEW,
                row -> row.getString(1))
            .getFirst(),
        query(
                connection,
                "select ev_action::text from pg_rewrite where ev_class = ?::regclass",
                row -> row.getString(1),
                VIEW)
            .getFirst());
  }

  /// A row as a whole is all of its columns.
  private static Set<String> reads(Connection connection, Way way) throws SQLException {
    return Set.copyOf(
        query(
            connection,
            """
            select distinct a.attname
            from pg_rewrite r
            join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
              and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
            join pg_class c on c.oid = d.refobjid and c.relname = ?
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              and (d.refobjsubid = a.attnum or r.ev_action::text like '%:varattno 0 %')
            where r.ev_class = ?::regclass""",
            row -> row.getString(1),
            way.sourceName(),
            VIEW));
  }

  private static List<String> elsewhere(Connection connection, Way way) throws SQLException {
    return query(
        connection,
        """
        select distinct c.oid::regclass::text
        from pg_rewrite r
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
          and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
        join pg_class c on c.oid = d.refobjid and c.relname <> ?
        where r.ev_class = ?::regclass""",
        row -> row.getString(1),
        way.sourceName(),
        VIEW);
  }
}

package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// A row must become the same whenever and wherever it is mapped: when it is applied, when it is
/// applied again, and when the diff looks.
final class SameAnswers implements Check {
  /// Called stable for the sake of arguments that are rare, or of names of days and months.
  private static final String HARMLESS =
      """
      p.proname in ('concat', 'concat_ws', 'format', 'to_date', 'to_number', 'array_to_string', 'array_to_json',
        'to_json', 'to_jsonb', 'row_to_json', 'json_build_object', 'json_build_array', 'jsonb_build_object',
        'jsonb_build_array') or p.proname like 'enum\\_%'
      or p.proname = 'to_char' and p.proargtypes[0] <> 'timestamptz'::regtype""";

  private static final String CALLED =
      """
      select distinct p.oid::regprocedure::text, p.provolatile::text,
             p.pronamespace <> 'pg_catalog'::regnamespace, %s
      from unnest(string_to_array(?, ',')::oid[]) called join pg_proc p on p.oid = called
      order by 1"""
          .formatted(HARMLESS);

  private static final String SPELLED =
      """
      with leaf as (
        select t.oid, coalesce(nullif(case when t.typcategory = 'A' then t.typelem end, 0),
                               nullif(t.typbasetype, 0), t.oid) as base
        from pg_type t)
      select format_type(f.oid, null), format_type(t.oid, null)
      from leaf f
      join pg_type fi on fi.oid = f.base join pg_proc written on written.oid = fi.typoutput
      cross join leaf t
      join pg_type ti on ti.oid = t.base join pg_proc read on read.oid = ti.typinput
      where f.oid = ?::oid and t.oid = ?::oid
        and (fi.typname in ('interval', 'bytea', 'money', 'tstzrange', 'tsrange', 'daterange')
             or written.provolatile = 's' and fi.typtype <> 'e' and fi.typtype <> 'r'
                and fi.typname not in ('json', 'jsonb', 'xml')
             or read.provolatile = 's' and ti.typtype <> 'e' and ti.typtype <> 'r'
                and ti.typname not in ('json', 'jsonb', 'xml'))""";

  private static final String ASSIGNED =
      """
      select p.oid::regprocedure::text from pg_cast c join pg_proc p on p.oid = c.castfunc
      where c.castsource = ?::oid and c.casttarget =
        (select atttypid from pg_attribute where attrelid = ?::oid and attname = ?) and p.provolatile <> 'i'""";

  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (Way way : subject.ways()) {
      Optional<Understanding.Bound> bound = subject.inTarget(way).bound();
      if (bound.isPresent()) {
        Connection connection = subject.target(way).connection();
        QueryTree tree = new QueryTree(bound.get().tree());
        moment(way, tree, findings);
        functions(way, tree, connection, findings);
        conversions(way, tree, connection, findings);
        assignments(subject, way, bound.get(), findings);
      }
    }
  }

  private static void moment(Way way, QueryTree tree, Findings findings) {
    if (tree.asksForTheMoment()) {
      changing(way, "the current time or user", findings);
    }
  }

  private static void functions(Way way, QueryTree tree, Connection connection, Findings findings)
      throws SQLException {
    record Called(String name, String volatility, boolean own, boolean harmless) {}
    for (Called called :
        query(
            connection,
            CALLED,
            row ->
                new Called(
                    row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)),
            tree.calls())) {
      boolean now = called.name().startsWith("now(") || called.name().contains("_timestamp()");
      if (called.volatility().equals("v") || now) {
        changing(way, called.name(), findings);
      } else if (called.volatility().equals("s") && !called.harmless()) {
        swayed(way, "calls " + called.name(), findings);
      }
      if (called.own()) {
        findings.note(
            way.place(),
            "%s calls %s, which someone wrote: it must be the same in both databases, or rows come out different",
            way.called(),
            called.name());
      }
    }
  }

  private static void conversions(Way way, QueryTree tree, Connection connection, Findings findings)
      throws SQLException {
    for (QueryTree.ByText conversion : tree.conversions()) {
      for (String told :
          query(
              connection,
              SPELLED,
              row -> "turns %s into %s".formatted(row.getString(1), row.getString(2)),
              conversion.from(),
              conversion.to())) {
        swayed(way, told, findings);
      }
    }
  }

  /// What the SELECT leaves to the INSERT.
  private static void assignments(
      Subject subject, Way way, Understanding.Bound bound, Findings findings) throws SQLException {
    long target = subject.target(way).table(way.table().target()).map(LiveTable::oid).orElseThrow();
    for (Understanding.Yield yield : bound.yields()) {
      List<String> casts =
          query(
              subject.target(way).connection(),
              ASSIGNED,
              row -> row.getString(1),
              yield.type(),
              target,
              yield.name());
      for (String cast : casts) {
        swayed(
            way,
            "yields '%s' in a type that becomes the column's by %s".formatted(yield.name(), cast),
            findings);
      }
    }
  }

  private static void changing(Way way, String what, Findings findings) {
    findings.problem(
        way.place(),
        "%s uses %s, which answers differently each time: a row that is applied again would change, and the diff would never be clean; take the value from a column",
        way.called(),
        what);
  }

  private static void swayed(Way way, String what, Findings findings) {
    findings.problem(
        way.place(),
        "%s %s, and the answer depends on settings of the session (TimeZone, DateStyle, lc_…): it would be one in the stream and another in the diff; say it outright, for example (… at time zone 'UTC') or to_date(…, 'YYYY-MM-DD')",
        way.called(),
        what);
  }

  @Override
  public String toString() {
    return "whether SELECTs answer the same everywhere";
  }
}

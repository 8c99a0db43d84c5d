package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tries each SELECT on real rows: one by one and together it must make the same of them, whatever
/// the session is set to.
final class SampleRows implements Check {
  private static final String OTHER_SETTINGS =
      """
      set local timezone = 'Asia/Kathmandu'; set local datestyle = 'ISO, DMY'; set local intervalstyle = 'sql_standard';
      set local bytea_output = 'escape'""";
  private static final String SETTINGS =
      """
      set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres';
      set local bytea_output = 'hex'""";

  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (Way way : subject.ways()) {
      Optional<Understanding.Bound> bound = subject.inTarget(way).bound();
      LiveTable source = subject.source(way).table(way.table().source()).orElseThrow();
      if (bound.isPresent()
          && source.columnNames().containsAll(way.table().sourcePrimaryKey())
          && Binding.inSource(subject, way).bound().isPresent()) {
        try {
          subject.source(way).trying(connection -> tried(connection, way, bound.get(), findings));
        } catch (SQLException failed) {
          if (subject.source(way).gone()) {
            throw failed;
          }
          findings.problem(
              way.place(),
              "%s fails on real rows: %s; mend the SELECT, or the rows",
              way.called(),
              Sql.told(failed));
        }
      }
    }
  }

  private static boolean tried(
      Connection connection, Way way, Understanding.Bound bound, Findings findings)
      throws SQLException {
    execute(
        connection,
        "set local search_path = " + quoted(way.sourceSchema()),
        SETTINGS,
        "create temporary table banyan_together as " + Sql.over(way, Sql.sample(way)),
        OTHER_SETTINGS,
        "create temporary table banyan_elsewhere as " + Sql.over(way, Sql.sample(way)),
        SETTINGS);
    together(connection, way, findings);
    if (count(connection, different("banyan_together", "banyan_elsewhere")) > 0) {
      findings.problem(
          way.place(),
          "%s makes something else of real rows when TimeZone, DateStyle or IntervalStyle are set otherwise; say outright how times and dates are spelled",
          way.called());
    }
    if (bound.names().containsAll(way.table().targetPrimaryKey())) {
      keys(connection, way, findings);
    }
    return true;
  }

  private static void together(Connection connection, Way way, Findings findings)
      throws SQLException {
    String alone =
        "select count(made.n), coalesce(max(made.n), 0), coalesce(sum(made.n), 0) from (%s) one cross join lateral (select count(*) as n from (%s) of_one) made"
            .formatted(Sql.sample(way), Sql.over(way, "select one.*"));
    List<Long> numbers = Sql.numbers(connection, alone);
    long rows = numbers.get(0);
    long most = numbers.get(1);
    long sum = numbers.get(2);
    long together = count(connection, "select count(*) from pg_temp.banyan_together");
    if (most > 1 || sum != together) {
      findings.problem(
          way.place(),
          "%s is not row-local: of %d real rows it makes %d taken one by one (up to %d from one), and %d taken together",
          way.called(),
          rows,
          sum,
          most,
          together);
    }
  }

  private static void keys(Connection connection, Way way, Findings findings) throws SQLException {
    String key =
        way.table().targetPrimaryKey().stream()
            .map(column -> quoted(column))
            .collect(Collectors.joining(", "));
    String missing =
        way.table().targetPrimaryKey().stream()
            .map(column -> quoted(column) + " is null")
            .collect(Collectors.joining(" or "));
    long without =
        count(connection, "select count(*) from pg_temp.banyan_together where " + missing);
    long doubles =
        count(
            connection,
            "select coalesce(sum(n - 1), 0) from (select count(*) as n from pg_temp.banyan_together group by %s) same"
                .formatted(key));
    if (without > 0 || doubles > 0) {
      findings.problem(
          way.place(),
          "%s makes %d rows without the primary key %s and %d with that of another row, of %d real ones; each row needs a key of its own",
          way.called(),
          without,
          way.table().targetPrimaryKey(),
          doubles,
          Sql.SAMPLE);
    }
  }

  private static String different(String left, String right) {
    return "select count(*) from (select l::text from pg_temp.%s l except all select r::text from pg_temp.%s r) d"
        .formatted(left, right);
  }

  private static long count(Connection connection, String sql) throws SQLException {
    return Sql.numbers(connection, sql).getFirst();
  }

  @Override
  public String toString() {
    return "the SELECTs on real rows";
  }
}

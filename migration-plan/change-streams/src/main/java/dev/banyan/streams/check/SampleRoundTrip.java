package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.streams.Direction;
import dev.banyan.streams.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Sends real legacy rows forward and backward and tells what does not come back as it was: the
/// first change that the service makes to such a row loses it.
final class SampleRoundTrip implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    List<Way> ways = subject.ways();
    for (Way forward : ways) {
      for (Way backward : ways) {
        if (forward.direction() == Direction.FORWARD
            && backward.direction() == Direction.BACKWARD
            && forward.mapping().equals(backward.mapping())
            && Binding.inSource(subject, forward).bound().isPresent()) {
          Optional<Understanding.Bound> there = subject.inTarget(forward).bound();
          Optional<Understanding.Bound> back = subject.inTarget(backward).bound();
          if (there.isPresent() && back.isPresent()) {
            look(subject, forward, backward, there.get().names(), back.get().names(), findings);
          }
        }
      }
    }
  }

  private static void look(
      Subject subject,
      Way forward,
      Way backward,
      List<String> there,
      List<String> back,
      Findings findings)
      throws SQLException {
    TableShape service = TableShape.of(subject.store().connection(), backward.table().source());
    LiveTable legacy = subject.shop().table(forward.table().source()).orElseThrow();
    List<String> compared =
        back.stream().filter(column -> legacy.column(column).isPresent()).toList();
    if (!compared.containsAll(forward.table().sourcePrimaryKey())) {
      return; // told elsewhere
    }
    String sql = sql(forward, backward, service, legacy, there, compared);
    try {
      subject
          .shop()
          .trying(
              connection -> {
                execute(connection, "set local search_path = " + quoted(forward.sourceSchema()));
                return tell(connection, sql, forward, compared, findings);
              });
    } catch (SQLException failed) {
      if (subject.shop().gone()) {
        throw failed;
      }
      findings.problem(
          forward.place(),
          "real rows of %s cannot be sent there and back: %s; mend 'forward' or 'backward'",
          legacy.name(),
          Sql.told(failed));
    }
  }

  private static boolean tell(
      Connection connection, String sql, Way forward, List<String> compared, Findings findings)
      throws SQLException {
    List<Long> counts = Sql.numbers(connection, sql);
    if (counts.get(1) > 0) {
      findings.note(
          forward.place(),
          "of %d real rows of %s, %d have no way there and back: 'forward' or 'backward' leaves them out",
          counts.get(0),
          forward.table().source(),
          counts.get(1));
    }
    for (int i = 0; i < compared.size(); i++) {
      if (counts.get(i + 2) > 0) {
        findings.note(
            forward.place(),
            "of %d real rows of %s, %d come back with another '%s': 'backward' does not undo 'forward', so the first change by the service alters it",
            counts.get(0),
            forward.table().source(),
            counts.get(i + 2),
            compared.get(i));
      }
    }
    return true;
  }

  private static String sql(
      Way forward,
      Way backward,
      TableShape service,
      LiveTable legacy,
      List<String> there,
      List<String> compared) {
    String arrived =
        service.columns().stream()
            .map(
                column ->
                    (there.contains(column.name()) ? "there." + quoted(column.name()) : "null")
                        + "::"
                        + column.type()
                        + " as "
                        + quoted(column.name()))
            .collect(Collectors.joining(", "));
    String returned =
        Sql.over(
            backward,
            "select %s from (%s) there"
                .formatted(arrived, Sql.over(forward, "select * from banyan_sample")));
    String same =
        forward.table().sourcePrimaryKey().stream()
            .map(column -> "s.%1$s::text = b.%1$s::text".formatted(quoted(column)))
            .collect(Collectors.joining(" and "));
    String lost = "b." + quoted(forward.table().sourcePrimaryKey().getFirst()) + " is null";
    String changed =
        compared.stream()
            .map(
                column ->
                    "count(*) filter (where not (%s) and s.%s::text is distinct from b.%2$s::%s::text)"
                        .formatted(
                            lost, quoted(column), legacy.column(column).orElseThrow().declared()))
            .collect(Collectors.joining(", "));
    return "with banyan_sample as (%s), returned as (%s) select count(*), count(*) filter (where %s), %s from banyan_sample s left join returned b on %s"
        .formatted(Sql.sample(forward), returned, lost, changed, same);
  }

  @Override
  public String toString() {
    return "the way there and back";
  }
}

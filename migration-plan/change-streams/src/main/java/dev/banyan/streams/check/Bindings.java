package dev.banyan.streams.check;

import java.sql.SQLException;

/// Each SELECT must mean something in both databases: it is applied in the one, and compared in the
/// other.
final class Bindings implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (Way way : subject.ways()) {
      Understanding target = subject.inTarget(way);
      Understanding source = Binding.inSource(subject, way);
      if (target instanceof Understanding.Refused refused) {
        tell(way, subject.target(way), "where it is applied", refused, findings);
      }
      if (source instanceof Understanding.Refused refused && !refused.equals(target)) {
        tell(way, subject.source(way), "where the diff reads it", refused, findings);
      }
    }
  }

  private static void tell(
      Way way,
      LiveDatabase database,
      String why,
      Understanding.Refused refused,
      Findings findings) {
    findings.problem(
        way.place(),
        "%s means nothing to %s, %s: %s; mend the SELECT",
        way.called(),
        database.called(),
        why,
        refused.reason());
  }

  @Override
  public String toString() {
    return "the SELECTs";
  }
}

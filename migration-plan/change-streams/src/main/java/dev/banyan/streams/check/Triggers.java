package dev.banyan.streams.check;

import java.sql.SQLException;

/// What the streams write was done already where it comes from; triggers must not do it again.
final class Triggers implements Check {
  @Override
  public void look(Subject subject, Findings findings) throws SQLException {
    for (PlannedTable table : subject.tables()) {
      if (table.written()) {
        for (LiveTrigger trigger : LiveTrigger.of(subject.of(table.side()).connection())) {
          if (trigger.table().equals(table.name()) && trigger.replica()) {
            findings.problem(
                table.place(),
                "the trigger %s in %s is enabled ALWAYS or for REPLICA, so it fires again for rows that the streams write; ALTER TABLE %s ENABLE TRIGGER %s",
                trigger.called(),
                subject.of(table.side()).called(),
                table.name(),
                trigger.name());
          }
        }
      }
    }
  }

  @Override
  public String toString() {
    return "the triggers";
  }
}

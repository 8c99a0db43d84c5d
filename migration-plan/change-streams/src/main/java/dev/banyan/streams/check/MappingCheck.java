package dev.banyan.streams.check;

import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Holds a capability's mappings against both live schemas and tells all that is wrong at once,
/// before anything is begun. It leaves nothing behind in either database.
public final class MappingCheck {
  private static final List<Check> CHECKS =
      List.of(
          new Servers(),
          new TablesThere(),
          new TableKinds(),
          new PrimaryKeys(),
          new KeyColumns(),
          new UniqueRows(),
          new Bindings(),
          new RowLocality(),
          new SameAnswers(),
          new CarriedColumns(),
          new WrittenColumns(),
          new ColumnsLeftOut(),
          new Publications(),
          new Triggers(),
          new Crossings(),
          new SampleRows(),
          new SampleRoundTrip());

  private final Collection<Capability> all;

  public MappingCheck(Plan plan) {
    this(plan.capabilities().values());
  }

  /// @param all capabilities of the plan
  MappingCheck(Collection<Capability> all) {
    this.all = List.copyOf(all);
  }

  /// @param shop the shared database, by a role that is a member of its tables' owner
  /// @param store the service's, likewise
  /// @throws SQLException a database does not answer
  public Checked of(Capability capability, DataSource shop, DataSource store) throws SQLException {
    try (Connection legacy = shop.getConnection();
        Connection service = store.getConnection()) {
      try {
        return of(
            new Subject(
                capability,
                all,
                LiveDatabase.of(Side.MONOLITH, "the shared database", legacy),
                LiveDatabase.of(
                    Side.SERVICE, "the store of '" + capability.name() + "'", service)));
      } finally {
        leave(legacy);
        leave(service);
      }
    }
  }

  private static Checked of(Subject subject) throws SQLException {
    Findings findings = new Findings();
    become(subject);
    for (Check check : CHECKS) {
      look(check, subject, findings);
    }
    return findings.checked();
  }

  private static void become(Subject subject) throws SQLException {
    for (Side side : Side.values()) {
      for (PlannedTable table : subject.tables()) {
        Optional<LiveTable> live = table.side() == side ? subject.live(table) : Optional.empty();
        if (live.isPresent() && live.get().ours()) {
          subject.of(side).become(live.get().owner());
          break;
        }
      }
    }
  }

  /// A check that the database stops is a finding, too; the others go on.
  private static void look(Check check, Subject subject, Findings findings) throws SQLException {
    Savepoint shop = subject.shop().connection().setSavepoint();
    Savepoint store = subject.store().connection().setSavepoint();
    try {
      check.look(subject, findings);
    } catch (SQLException stopped) {
      if (subject.shop().gone() || subject.store().gone()) {
        throw stopped;
      }
      findings.problem(
          subject.place(),
          "%s could not be looked at (%s); give the role that looks the rights of the tables' owner",
          check,
          Sql.told(stopped));
      subject.shop().connection().rollback(shop);
      subject.store().connection().rollback(store);
    }
  }

  private static void leave(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}

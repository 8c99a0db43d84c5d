package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.Capability;
import dev.banyan.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// What one side's database knows of who may write a capability's buckets, and the fence that makes
/// it true there.
public final class Ownership {
  private final DataSource database;
  private final Capability capability;
  private final Side side;
  private final String application;

  /// @param database a member of the role that owns the tables
  /// @param side whose database it is
  /// @param application the role that the side's application connects as
  public Ownership(DataSource database, Capability capability, Side side, String application) {
    this.database = database;
    this.capability = capability;
    this.side = side;
    this.application = application;
  }

  public Side side() {
    return side;
  }

  /// Puts up the numbers and the fence, with everything owned by the monolith; what stands already
  /// stays.
  public void install() throws SQLException {
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection);
          execute(connection, StranglerSchema.TABLES, StranglerSchema.BUCKET);
          Transactions.update(connection, StranglerSchema.OWNS_NOTHING, capability.name());
          Fence.install(connection, capability);
          grant(connection);
        });
  }

  /// Takes the fence down, and the schema with the last of its users.
  public void remove() throws SQLException {
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection);
          Fence.remove(connection, capability);
          if (StranglerSchema.stands(connection)) {
            Transactions.update(
                connection,
                "delete from strangler.ownership where capability = ?",
                capability.name());
            StranglerSchema.dropUnused(connection);
          }
        });
  }

  private void becomeOwner(Connection connection) throws SQLException {
    String owner = TableOwner.of(connection, tables().getFirst());
    execute(connection, "set local role " + quoted(owner), "set local lock_timeout = '10s'");
  }

  private List<String> tables() {
    return capability.tables().stream()
        .map(table -> side == Side.MONOLITH ? table.legacy() : table.service())
        .toList();
  }

  private void grant(Connection connection) throws SQLException {
    String to = quoted(application);
    execute(
        connection,
        "grant usage on schema strangler to " + to,
        "grant select on strangler.ownership to " + to,
        "grant select on all sequences in schema strangler to " + to);
  }
}

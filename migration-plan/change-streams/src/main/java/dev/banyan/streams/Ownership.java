package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.Capability;
import dev.banyan.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// What one side's database knows of who may write a capability's buckets, and the fence that makes
/// it true there. Its changes are the steps of a handover; what is refused changes nothing.
public final class Ownership {
  private final DataSource database;
  private final Capability capability;
  private final Side side;
  private final String application;
  private final Fence fence;
  private final Sequences sequences;
  private final Writers writers;
  private final OwnershipChanges changes;

  /// @param database a member of the role that owns the tables
  /// @param side whose database it is
  /// @param application the role that the side's application connects as
  public Ownership(DataSource database, Capability capability, Side side, String application) {
    this.database = database;
    this.capability = capability;
    this.side = side;
    this.application = application;
    this.fence = new Fence(database, capability, side);
    this.sequences = new Sequences(database, capability, side);
    this.writers = new Writers(database, capability);
    this.changes = new OwnershipChanges(database, capability, side);
  }

  public Side side() {
    return side;
  }

  /// Puts up the numbers and the fence, with everything owned by the monolith; what stands already
  /// stays. Partitions that were added since get their fence.
  public void install() throws SQLException {
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection);
          execute(connection, StranglerSchema.TABLES, StranglerSchema.BUCKET, StranglerSchema.OWNS);
          Transactions.update(
              connection, StranglerSchema.MONOLITH_OWNS_ALL, capability.name(), side.name());
          grant(connection);
        });
    fence.install();
  }

  /// Takes the fence down, lets the sequences count as before, and drops the schema with the last
  /// of its users.
  public void remove() throws SQLException {
    fence.remove();
    if (Transactions.in(database, StranglerSchema::stands)) {
      sequences.restore();
    }
    Transactions.run(
        database,
        connection -> {
          becomeOwner(connection);
          if (StranglerSchema.stands(connection)) {
            Transactions.update(
                connection,
                "delete from strangler.ownership where capability = ?",
                capability.name());
            StranglerSchema.dropUnused(connection);
          }
        });
  }

  /// Lets the monolith's sequences give even numbers from now on, the service's odd ones, and both
  /// fences refuse rows of the other kind. Both sides have to be installed.
  ///
  /// @throws IllegalStateException an application numbers rows in blocks of its own; all places are
  ///   named, nothing was changed
  public static void interleave(Ownership monolith, Ownership service) throws SQLException {
    Sequences.interleave(monolith.sequences, service.sequences);
    monolith.fence.install();
    service.fence.install();
  }

  /// Tables and partitions that can be written unasked: their fence is missing or switched off.
  public List<String> unfenced() throws SQLException {
    return fence.gaps();
  }

  /// Empty while nothing is installed.
  public Optional<OwnershipRow> read() throws SQLException {
    return changes.read();
  }

  /// The shared database's next epoch, higher than any it has seen and than the one that is given;
  /// from here on changes under another one are refused there.
  public OwnershipChange takeEpoch(long above) throws SQLException {
    return changes.takeEpoch(above);
  }

  /// Makes a store go on under this epoch, if it is higher than its own.
  public OwnershipChange accept(long epoch) throws SQLException {
    return changes.accept(epoch);
  }

  /// Takes the buckets between both numbers from this side. What began before may still write: see
  /// [#awaitWriters].
  ///
  /// @param from the number that stands
  /// @param to higher for the monolith, lower for the service
  public OwnershipChange fence(long epoch, int from, int to) throws SQLException {
    return changes.fence(epoch, from, to);
  }

  /// Transactions of the capability that may hold what was ours a moment ago.
  public Set<String> writersUnderWay() throws SQLException {
    return writers.underWay();
  }

  /// Waits until the transactions have ended that write, or were told *ours*, at this moment.
  ///
  /// @return those that have not ended in time
  public Set<String> awaitWriters(Duration atMost) throws SQLException {
    return writers.await(atMost);
  }

  /// Gives this side the buckets up to, or from, the number; also back to whom they were taken
  /// from.
  ///
  /// @param to lower for the monolith, higher for the service
  public OwnershipChange give(long epoch, int to) throws SQLException {
    return changes.give(epoch, to);
  }

  /// Nothing is in hand here any more.
  public OwnershipChange settle(long epoch) throws SQLException {
    return changes.settle(epoch);
  }

  private void becomeOwner(Connection connection) throws SQLException {
    TableOwner.become(connection, FencedTable.of(capability, side).getFirst().table());
  }

  private void grant(Connection connection) throws SQLException {
    String to = quoted(application);
    execute(
        connection,
        "grant usage on schema strangler to " + to,
        "grant select on strangler.ownership to " + to,
        "grant execute on function strangler.owns(text, text) to " + to);
  }
}

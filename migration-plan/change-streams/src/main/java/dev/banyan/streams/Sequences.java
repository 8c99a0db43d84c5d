package dev.banyan.streams;

import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.update;

import dev.banyan.model.Capability;
import dev.banyan.model.Side;
import dev.banyan.model.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The sequences behind a capability's tables on one side: while both sides can insert, the
/// monolith's give even numbers and the service's odd ones, so that no two rows get one number.
final class Sequences {
  /// How far above the monolith's last number the service begins. It has to be more than the 32
  /// numbers that PostgreSQL may skip after a crash, or repeat after a failover; the rest is room
  /// for rows that someone numbers by hand meanwhile.
  static final long MARGIN = 1_000;

  private final DataSource database;
  private final Capability capability;
  private final Side side;

  Sequences(DataSource database, Capability capability, Side side) {
    this.database = database;
    this.capability = capability;
    this.side = side;
  }

  /// Interleaves both sides; what is interleaved already stays.
  ///
  /// @throws IllegalStateException an application numbers rows in blocks of its own; nothing was
  ///   changed
  static void interleave(Sequences monolith, Sequences service) throws SQLException {
    List<String> problems = new ArrayList<>(monolith.problems());
    problems.addAll(service.problems());
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "the sequences cannot be shared out between both sides: " + String.join("; ", problems));
    }
    monolith.interleave(Map.of());
    Map<String, Long> last = monolith.last();
    service.interleave(
        service.capability.tables().stream()
            .collect(
                Collectors.toMap(
                    TableMapping::service,
                    mapping -> last.getOrDefault(mapping.legacy(), 0L) + MARGIN,
                    Math::max)));
  }

  static String parity(Side side) {
    return side == Side.MONOLITH ? "even" : "odd";
  }

  /// A condition for new rows of the other side's kind: `false` while sequences count as ever.
  static String astray(Connection connection, Side side, FencedTable table) throws SQLException {
    Set<String> interleaved = interleaved(connection, "%");
    String condition =
        GeneratedColumn.of(connection, table).stream()
            .filter(column -> column.plain() && interleaved.contains(column.sequence()))
            .map(column -> column.leaves(1 - remainder(side)))
            .collect(Collectors.joining(" or "));
    return condition.isEmpty() ? "false" : condition;
  }

  /// Lets the sequences count as they did before, beyond every number that came from elsewhere.
  void restore() throws SQLException {
    for (String sequence : in(connection -> interleaved(connection, capability.name()))) {
      insistently(
          connection -> {
            List<Counter> before =
                query(
                    connection,
                    """
                    delete from strangler.interleaved where capability = ? and sequence = ?
                    returning sequence, 0, increment_by, cache_size, 0""",
                    row -> new Counter(sequence, 0, row.getLong(3), row.getLong(4), 0),
                    capability.name(),
                    sequence);
            if (!before.isEmpty()
                && !interleaved(connection, "%").contains(sequence)
                && Counter.exists(connection, sequence)) {
              Counter.of(connection, sequence)
                  .countBy(connection, before.getFirst().increment(), before.getFirst().cache());
              Counter now = Counter.of(connection, sequence);
              now.goOnAt(connection, Math.max(now.next(), highest(connection, sequence) + 1));
            }
          });
    }
  }

  private void interleave(Map<String, Long> above) throws SQLException {
    for (GeneratedColumn column : in(this::columns)) {
      insistently(
          connection -> {
            if (!interleaved(connection, "%").contains(column.sequence())) {
              interleave(connection, column, above.getOrDefault(column.table().table(), 0L));
            }
            update(
                connection,
                """
                insert into strangler.interleaved (capability, sequence, increment_by, cache_size)
                select ?, sequence, increment_by, cache_size from strangler.interleaved
                where sequence = ? limit 1 on conflict do nothing""",
                capability.name(),
                column.sequence());
          });
    }
  }

  private void interleave(Connection connection, GeneratedColumn column, long above)
      throws SQLException {
    Counter before = Counter.of(connection, column.sequence());
    update(
        connection,
        "insert into strangler.interleaved (capability, sequence, increment_by, cache_size)"
            + " values (?, ?, ?, ?)",
        capability.name(),
        column.sequence(),
        before.increment(),
        before.cache());
    before.countBy(connection, 2, 1);
    // read again: until it was altered, others took numbers
    Counter now = Counter.of(connection, column.sequence());
    long next = Math.max(now.next(), above + 1);
    if (side == Side.SERVICE) {
      next = Math.max(next, highest(connection, column.sequence()) + 1);
    }
    now.goOnAt(connection, next % 2 == remainder(side) ? next : next + 1);
  }

  /// The highest number given or in a row, by table.
  private Map<String, Long> last() throws SQLException {
    return in(
        connection -> {
          Map<String, Long> last = new HashMap<>();
          for (GeneratedColumn column : columns(connection)) {
            long given = Counter.of(connection, column.sequence()).next() - 1;
            last.merge(
                column.table().table(), Math.max(given, column.highest(connection)), Math::max);
          }
          return last;
        });
  }

  private long highest(Connection connection, String sequence) throws SQLException {
    long highest = 0;
    for (GeneratedColumn column : columns(connection)) {
      if (column.sequence().equals(sequence)) {
        highest = Math.max(highest, column.highest(connection));
      }
    }
    return highest;
  }

  private List<String> problems() throws SQLException {
    return in(
        connection -> {
          Set<String> interleaved = interleaved(connection, "%");
          List<String> problems = new ArrayList<>();
          for (GeneratedColumn column : columns(connection)) {
            long increment = Counter.of(connection, column.sequence()).increment();
            if (increment != 1 && !interleaved.contains(column.sequence())) {
              problems.add(
                  ("%s counts by %d: the %s's application numbers rows in blocks of its own; let it"
                          + " take each number from the sequence, and the sequence count by 1")
                      .formatted(
                          column.sequence(), increment, side.name().toLowerCase(Locale.ROOT)));
            }
          }
          return problems;
        });
  }

  private List<GeneratedColumn> columns(Connection connection) throws SQLException {
    List<GeneratedColumn> columns = new ArrayList<>();
    for (FencedTable table : FencedTable.of(capability, side)) {
      columns.addAll(GeneratedColumn.of(connection, table));
    }
    return columns;
  }

  /// @param capability a name, or `%` for all
  private static Set<String> interleaved(Connection connection, String capability)
      throws SQLException {
    return Set.copyOf(
        query(
            connection,
            "select sequence from strangler.interleaved where ? in (capability, '%')",
            row -> row.getString(1),
            capability));
  }

  private static int remainder(Side side) {
    return side == Side.MONOLITH ? 0 : 1;
  }

  private <T> T in(Transactions.Work<T> work) throws SQLException {
    return Transactions.in(
        database,
        connection -> {
          become(connection);
          return work.with(connection);
        });
  }

  private void insistently(Transactions.Action action) throws SQLException {
    Transactions.insistently(
        database,
        connection -> {
          become(connection);
          Transactions.giveWaySoon(connection);
          action.with(connection);
        });
  }

  private void become(Connection connection) throws SQLException {
    TableOwner.become(connection, FencedTable.of(capability, side).getFirst().table());
  }
}

package dev.banyan.streams;

import static dev.banyan.streams.Transactions.query;

import java.sql.Connection;
import java.sql.SQLException;

/// How far a sequence has counted, and how it counts.
///
/// @param sequence as SQL writes it
/// @param next what it gives next
record Counter(String sequence, long next, long increment, long cache, long most) {
  static Counter of(Connection connection, String sequence) throws SQLException {
    return query(
            connection,
            """
            select case when v.is_called then v.last_value + s.seqincrement else v.last_value end,
                   s.seqincrement, s.seqcache, s.seqmax
            from pg_sequence s, :sequence v where s.seqrelid = ?::regclass"""
                .replace(":sequence", sequence),
            row ->
                new Counter(
                    sequence, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
            sequence)
        .getFirst();
  }

  static boolean exists(Connection connection, String sequence) throws SQLException {
    return query(
            connection, "select to_regclass(?) is not null", row -> row.getBoolean(1), sequence)
        .getFirst();
  }

  /// Waits for every transaction that took a number, and lets none take one until commit.
  void countBy(Connection connection, long newIncrement, long newCache) throws SQLException {
    Transactions.execute(
        connection,
        "alter sequence %s increment by %d cache %d".formatted(sequence, newIncrement, newCache));
  }

  void goOnAt(Connection connection, long number) throws SQLException {
    if (number > most) {
      throw new IllegalStateException(
          "sequence %s ends before %d: give it and its column a wider type"
              .formatted(sequence, number));
    }
    query(
        connection,
        "select setval(?::regclass, ?, false)",
        row -> row.getLong(1),
        sequence,
        number);
  }
}

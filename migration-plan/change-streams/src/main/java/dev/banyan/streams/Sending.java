package dev.banyan.streams;

import static dev.banyan.streams.Transactions.execute;
import static dev.banyan.streams.Transactions.literal;
import static dev.banyan.streams.Transactions.query;
import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.model.Bucket;
import dev.banyan.streams.Comparison.At;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The transaction in the source in which rows are written so that the stream carries them: without
/// firing triggers, and under the lock that a handover waits for.
final class Sending {
  private final Connection connection;
  private final ChangeStream stream;
  private final StreamTable mapping;
  private final int number;

  Sending(Connection connection, ChangeStream stream, StreamTable mapping) throws SQLException {
    this.connection = connection;
    this.stream = stream;
    this.mapping = mapping;
    String owner = TableOwner.of(connection, mapping.source());
    String schema = mapping.source().substring(0, mapping.source().indexOf('.'));
    execute(
        connection,
        "set local session_replication_role = replica",
        "set local role " + quoted(owner),
        "set local lock_timeout = '10s'",
        "set local timezone = 'UTC'",
        "set local search_path = " + quoted(schema),
        "select pg_advisory_xact_lock_shared(" + Fence.lock(stream.capability().name()) + ")");
    List<Integer> numbers =
        query(
            connection,
            "select number from strangler.ownership where capability = ?",
            row -> row.getInt(1),
            stream.capability().name());
    // Without numbers nothing was ever handed over.
    this.number = numbers.isEmpty() ? 0 : numbers.getFirst();
  }

  Connection connection() {
    return connection;
  }

  /// Whether the sender may write a row.
  ///
  /// @param alias of the row
  /// @param key its column with the capability's key
  String owned(String alias, @Nullable String key) {
    String canonical =
        key == null
            ? literal(Bucket.NOBODY)
            : stream.capability().key().canonical().sql(alias + "." + quoted(key) + "::text");
    String bucket = "(" + Bucket.sql("(" + canonical + ")") + ")";
    return switch (stream.direction()) {
      case FORWARD -> bucket + " >= " + number;
      case BACKWARD -> bucket + " < " + number;
    };
  }

  /// Writes rows that are there as they are.
  Repair.Touched touch(Comparison table, List<List<String>> keys) throws SQLException {
    List<Boolean> owned = new ArrayList<>();
    keys.forEach(key -> owned.add(null));
    List<String> wanted =
        IntStream.range(0, table.key().size()).mapToObj(i -> "wanted.k" + i).toList();
    String found =
        "from unnest(%s) with ordinality wanted(%s, nth) join %s where %s"
            .formatted(
                wanted.stream().map(column -> "?::text[]").collect(Collectors.joining(", ")),
                IntStream.range(0, wanted.size())
                    .mapToObj(i -> "k" + i)
                    .collect(Collectors.joining(", ")),
                table.rows().joined(At.LEFT, table.key(), wanted),
                IntStream.range(0, wanted.size())
                    .mapToObj(i -> table.key().get(i).is(wanted.get(i)))
                    .collect(Collectors.joining(" and ")));
    Object[] parameters = Comparison.columns(keys, wanted.size());
    String mine = owned("base", mapping.sourceKey());
    query(
        connection,
        "select wanted.nth, " + mine + " " + found,
        row -> {
          owned.set(row.getInt(1) - 1, row.getBoolean(2));
          return true;
        },
        parameters);
    String primary =
        mapping.sourcePrimaryKey().stream()
            .map(column -> "base." + quoted(column))
            .collect(Collectors.joining(", "));
    String same =
        mapping.sourcePrimaryKey().stream()
            .map(column -> "sent." + quoted(column) + " = touched." + quoted(column))
            .collect(Collectors.joining(" and "));
    String itself = quoted(mapping.sourcePrimaryKey().getFirst());
    long sent =
        Transactions.update(
            connection,
            "with touched as (select distinct %s %s and %s) update %s sent set %s = sent.%s from touched where %s"
                .formatted(primary, found, mine, quoted(mapping.source()), itself, itself, same),
            parameters);
    return new Repair.Touched(sent, keys(keys, owned, Boolean.FALSE), keys(keys, owned, null));
  }

  private static List<List<String>> keys(
      List<List<String>> keys, List<@Nullable Boolean> owned, @Nullable Boolean wanted) {
    return IntStream.range(0, keys.size())
        .filter(i -> Objects.equals(owned.get(i), wanted))
        .mapToObj(keys::get)
        .toList();
  }
}

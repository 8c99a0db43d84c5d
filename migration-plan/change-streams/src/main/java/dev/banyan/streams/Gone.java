package dev.banyan.streams;

import static dev.banyan.streams.Transactions.quoted;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.banyan.streams.RepairResult.NotSent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows that the target has and the source has not: what they were in the source, by the other
/// direction's mapping, so that their deletion can be sent.
final class Gone {
  /// A row of the target.
  ///
  /// @param row as the source would have it, as JSON; null where the mapping does not say
  record Image(List<String> key, @Nullable String row) {}

  private final ChangeStream stream;
  private final Comparison table;
  private final Optional<StreamTable> back;

  Gone(ChangeStream stream, Comparison table) {
    this.stream = stream;
    this.table = table;
    Direction other =
        stream.direction() == Direction.FORWARD ? Direction.BACKWARD : Direction.FORWARD;
    StreamTable mapping = table.mapping();
    this.back =
        new ChangeStream(stream.capability(), other)
            .tables().stream()
                .filter(each -> each.source().equals(mapping.target()))
                .filter(each -> each.target().equals(mapping.source()))
                .findFirst();
  }

  List<Image> images(DiffSession target, List<List<String>> keys) throws SQLException {
    int width = table.key().size();
    List<String> wanted = IntStream.range(0, width).mapToObj(i -> "wanted.k" + i).toList();
    String image =
        back.map(
                reverse ->
                    "(select row_to_json(image)::text from (%s) image)"
                        .formatted(
                            SideRows.over(reverse.source(), "kept_row", reverse.jdbcSelect())))
            .orElse("null::text");
    String sql =
        "select wanted.nth, %s from unnest(%s) with ordinality wanted(%s, nth) join %s mapped on %s join lateral (select mapped.*) kept_row on true"
            .formatted(
                image,
                wanted.stream().map(column -> "?::text[]").collect(Collectors.joining(", ")),
                IntStream.range(0, width).mapToObj(i -> "k" + i).collect(Collectors.joining(", ")),
                quoted(table.mapping().target()),
                IntStream.range(0, width)
                    .mapToObj(i -> table.key().get(i).is(wanted.get(i)))
                    .collect(Collectors.joining(" and ")));
    return target.query(
        sql,
        row -> new Image(keys.get(row.getInt(1) - 1), row.getString(2)),
        Comparison.columns(keys, width));
  }

  /// Null if the deletion travels now.
  @Nullable NotSent send(Sending sending, Image image) throws SQLException {
    String row = image.row();
    if (row == null) {
      return byHand(
          image,
          back.isEmpty()
              ? "the source does not have it, and without a mapping back nobody knows what it was there: delete it by hand"
              : "the source does not have it, and the mapping back yields no row for it: delete it by hand");
    }
    Connection connection = sending.connection();
    String source = quoted(table.mapping().source());
    String columns = columns(row);
    Savepoint before = connection.setSavepoint();
    try {
      List<String> made =
          Transactions.query(
              connection,
              "with made as (insert into %1$s (%2$s) overriding system value select %2$s from json_populate_record(null::%1$s, ?::json) returning *, ctid as place) select made.place::text from made where %3$s"
                  .formatted(source, columns, sending.owned("made", table.mapping().sourceKey())),
              place -> place.getString(1),
              row);
      if (made.isEmpty()) {
        connection.rollback(before);
        return new NotSent(
            table.mapping().target(),
            image.key(),
            "the source does not have it, but its bucket is not the sender's (%s): repair the other direction"
                .formatted(stream.direction().sender()),
            null);
      }
      Transactions.update(
          connection, "delete from " + source + " where ctid = ?::tid", made.getFirst());
      connection.releaseSavepoint(before);
      return null;
    } catch (SQLException refused) {
      connection.rollback(before);
      return byHand(
          image,
          "the source does not have it, and refuses it even for a moment (%s): delete it by hand"
              .formatted(refused.getMessage()));
    }
  }

  private NotSent byHand(Image image, String reason) {
    StreamTable mapping = table.mapping();
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < image.key().size(); i++) {
      conditions.add(
          quoted(table.key().get(i).name()) + " = " + Transactions.literal(image.key().get(i)));
    }
    return new NotSent(
        mapping.target(),
        image.key(),
        reason,
        "begin; set local session_replication_role = replica; delete from %s where %s; commit;"
            .formatted(quoted(mapping.target()), String.join(" and ", conditions)));
  }

  private static String columns(String row) throws SQLException {
    try {
      List<String> names = new ArrayList<>();
      Envelope.JSON.readTree(row).fieldNames().forEachRemaining(names::add);
      return names.stream().map(Transactions::quoted).collect(Collectors.joining(", "));
    } catch (JsonProcessingException impossible) {
      throw new SQLException("PostgreSQL writes JSON", impossible);
    }
  }
}

package dev.banyan.streams.check;

import static dev.banyan.streams.Transactions.quoted;

import dev.banyan.streams.TableShape;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// The SQL that several checks are made of.
final class Sql {
  /// How many real rows are tried.
  static final int SAMPLE = 100;

  private Sql() {}

  /// What the server says, without the driver's decoration.
  static String told(SQLException failed) {
    ServerErrorMessage message =
        failed instanceof PSQLException server ? server.getServerErrorMessage() : null;
    if (message == null) {
      return Objects.requireNonNullElse(failed.getMessage(), "it does not say why");
    }
    return message.getMessage() + (message.getHint() == null ? "" : "; " + message.getHint());
  }

  /// An empty table with the shape of the source, under the name that the SELECT reads: as the
  /// batch is where it is applied.
  static String emptyBatch(Way way, TableShape shape) {
    return "create temporary table %s (%s) on commit drop"
        .formatted(
            quoted(way.sourceName()),
            shape.columns().stream()
                .map(column -> quoted(column.name()) + " " + column.type())
                .collect(Collectors.joining(", ")));
  }

  /// Some real rows of the source, always the same ones.
  static String sample(Way way) {
    String key =
        way.table().sourcePrimaryKey().stream()
            .map(column -> quoted(column))
            .collect(Collectors.joining(", "));
    return "select * from %s order by %s limit %d"
        .formatted(quoted(way.table().source()), key, SAMPLE);
  }

  /// The SELECT over other rows than the table's.
  static String over(Way way, String rows) {
    return "with %s as (%s) select * from (%s) mapped"
        .formatted(quoted(way.sourceName()), rows, way.table().select());
  }

  /// The numbers of a query's only row. A question mark in it is an operator, not a parameter.
  static List<Long> numbers(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      List<Long> numbers = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        numbers.add(row.getLong(i));
      }
      return numbers;
    }
  }
}

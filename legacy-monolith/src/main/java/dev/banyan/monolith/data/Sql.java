package dev.banyan.monolith.data;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// SQL with parameters in, records out; part of the transaction that is under way, if one is.
@ApplicationScoped
public class Sql {
  /// Makes a record of a row.
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private final DataSource source;

  Sql(DataSource source) {
    this.source = source;
  }

  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.of(rows));
      }
      return found;
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// The first row, where there is one.
  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
    return list(sql, row, parameters).stream().findFirst();
  }

  /// The one row that must be there.
  public <T> T one(String sql, Row<T> row, @Nullable Object... parameters) {
    return first(sql, row, parameters).orElseThrow();
  }

  /// @return how many rows were changed
  public int change(String sql, @Nullable Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /// The same change for each row of parameters, in their order.
  public void changeEach(String sql, List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        set(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object[] parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    set(statement, parameters);
    return statement;
  }

  private static void set(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  private static IllegalStateException failed(String sql, SQLException cause) {
    return new IllegalStateException(
        "SQLSTATE %s of: %s".formatted(cause.getSQLState(), sql.strip()), cause);
  }
}

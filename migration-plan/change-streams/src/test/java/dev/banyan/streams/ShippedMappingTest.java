package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the catalogue's SELECTs make of a row, there and back, is the row itself: all its columns.
class ShippedMappingTest {
  private static final TwoDatabases DATABASES = TwoDatabases.HERE;

  static List<TableMapping> mappings() {
    return DATABASES.catalog.tables();
  }

  @BeforeEach
  void rows_of_every_kind() throws SQLException {
    DATABASES.fresh();
    TwoDatabases.sql(
        DATABASES.as("postgres", "shop"),
        "insert into category (slug, cat_name, sort_no) select 'c' || n, 'Küche ' || n, n - 2 from generate_series(1, 3) n",
        """
        insert into product (sku, prod_name, descr, cat_id, price, stat, ver, crt_ts, upd_ts)
        select 'S' || n, 'Name ' || n, repeat('é ', n % 3), 1 + n % 3, n / 7.0,
               substr('ADS', 1 + n % 3, 1), n, '2011-01-05T10:00:00.123456Z', now()
        from generate_series(1, 30) n""");
  }

  @ParameterizedTest
  @MethodSource("mappings")
  void there_and_back_a_row_is_itself(TableMapping mapping) throws SQLException {
    try (Connection connection = DATABASES.as("postgres", "shop").getConnection()) {
      connection.setAutoCommit(false);
      List<String> before = rows(connection, mapping.legacy());
      Transactions.execute(
          connection,
          "create schema abroad",
          "create table abroad.%s as %s".formatted(mapping.serviceName(), mapping.forward()),
          "set local search_path = abroad",
          "create table abroad.back_home as " + mapping.backward());

      List<String> after = rows(connection, "abroad.back_home");
      connection.rollback();

      assertThat(before).isNotEmpty();
      assertThat(after).isEqualTo(before);
    }
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    return Transactions.query(
        connection,
        "select to_jsonb(t)::text from " + table + " t order by 1",
        row -> row.getString(1));
  }
}

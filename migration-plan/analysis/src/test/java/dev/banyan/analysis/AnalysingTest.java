package dev.banyan.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.analysis.page.AnalysisFolder;
import dev.banyan.analysis.page.AnalysisPage;
import dev.banyan.analysis.schema.ForeignKey;
import dev.banyan.analysis.schema.Schema;
import dev.banyan.analysis.schema.SchemaReading;
import dev.banyan.analysis.schema.Statistics;
import dev.banyan.analysis.structure.RatedStatement;
import dev.banyan.analysis.structure.SpanningTransaction;
import dev.banyan.analysis.structure.TableNode;
import fixture.shop.business.orders.Placing;
import fixture.shop.business.stock.StockKeeping;
import fixture.shop.data.Sql;
import fixture.shop.data.orders.OrderTable;
import fixture.shop.data.stock.StockTable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The small shop at work on a real server that remembers its statements.
class AnalysingTest {
  private static EmbeddedPostgres server;
  private static Analysis analysis;

  @BeforeAll
  static void work() throws Exception {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start();
    try (Connection connection = as("postgres")) {
      sql(
          connection,
          """
          create schema statistics;
          create extension pg_stat_statements schema statistics;
          create table item (item int primary key, left_over int not null);
          create table orders (id int, item int references item);
          create table audit (item int);
          create table warehouse (id int, name text);
          create table forgotten (x int);
          create role nobody_special login;
          create role analyst login in role pg_read_all_stats;
          grant usage on schema statistics to analyst;
          insert into item values (7, 10), (8, 10);
          analyze item""");
      SchemaReading.forgetStatements(connection);
      Sql sql = new Sql(connection);
      OrderTable orders = new OrderTable(sql);
      new Placing(orders, new StockKeeping(new StockTable(sql))).place(1, List.of(7, 8, 7));
      orders.all("id");
    }
    try (Connection connection = as("analyst")) {
      analysis = Fixture.analysed(SchemaReading.read(connection, null));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void the_schema_is_read_without_a_right_on_any_table() {
    assertThat(analysis.structure().tables())
        .extracting(TableNode::name)
        .containsExactly("audit", "forgotten", "item", "orders", "warehouse");
    assertThat(analysis.foreignKeys())
        .containsExactly(new ForeignKey("orders_item_fkey", "orders", "item"));
    assertThat(table("item").rows()).isEqualTo(2);
    assertThat(table("orders").columns()).isEqualTo(2);
  }

  @Test
  void a_table_belongs_to_the_feature_that_changes_it() {
    assertThat(table("orders").owner()).isEqualTo("orders");
    assertThat(table("item").owner()).isEqualTo("stock");
    assertThat(table("warehouse").owner()).isEqualTo("stock");
    assertThat(table("forgotten").owner()).isEmpty();
    assertThat(table("item").readers()).isEqualTo(Map.of("orders", 1, "stock", 1));
  }

  @Test
  void a_transaction_is_followed_through_interface_and_lambda_and_ends_where_another_begins() {
    SpanningTransaction placing = transaction("Placing.place");

    assertThat(placing.writes()).containsExactly("item", "orders");
    assertThat(placing.writtenFeatures()).containsExactly("orders", "stock");
    assertThat(placing.entries()).containsExactly("POST /orders");
    assertThat(transaction("StockKeeping.note").writes()).containsExactly("audit");
  }

  @Test
  void a_field_of_an_entity_that_is_set_is_written() {
    assertThat(transaction("StockKeeping.rename").writes()).containsExactly("warehouse");
  }

  @Test
  void a_statement_that_ran_is_found_in_the_code() {
    RatedStatement take = statement("update item");
    assertThat(take.by()).isEqualTo("StockTable.take");
    assertThat(take.calls()).isEqualTo(3);
    assertThat(take.rows()).isEqualTo(3);
    assertThat(take.writes()).containsExactly("item");
    assertThat(take.totalMillis()).isPositive();

    RatedStatement all = statement("select id, item from orders");
    assertThat(all.by()).isEqualTo("OrderTable.all");
    assertThat(all.feature()).isEqualTo("orders");
    assertThat(all.reads()).containsExactly("item", "orders");
  }

  @Test
  void the_one_who_depends_on_the_other_goes_last() {
    assertThat(analysis.order()).extracting(step -> step.part()).containsExactly("orders", "stock");
    assertThat(analysis.order().getFirst().reasons())
        .contains(
            "1 transaction writes its tables together with those of stock (Placing.place)",
            "it reads tables of stock (OrderTable)",
            "foreign keys out of it: orders → item");
  }

  @Test
  void a_role_that_may_not_look_is_told_what_to_grant() throws Exception {
    try (Connection connection = as("nobody_special")) {
      Schema schema = SchemaReading.read(connection, null);

      assertThat(schema.statistics())
          .isInstanceOfSatisfying(
              Statistics.Absent.class,
              absent -> assertThat(absent.why()).contains("grant pg_read_all_stats"));
      assertThat(Fixture.analysed(schema).structure().statements())
          .isNotEmpty()
          .noneMatch(RatedStatement::ran);
    }
  }

  @Test
  void a_role_that_sees_only_its_own_statements_is_told_how_many_are_hidden() throws Exception {
    try (Connection connection = as("postgres")) {
      sql(connection, "create role half login; grant usage on schema statistics to half");
    }
    try (Connection connection = as("half")) {
      assertThat(Fixture.analysed(SchemaReading.read(connection, null)).notes())
          .anyMatch(note -> note.contains("may not be seen"));
    }
  }

  @Test
  void without_a_database_tables_are_what_the_code_names() {
    Analysis alone = Fixture.analysed(Schema.unknown());

    assertThat(alone.structure().tables())
        .extracting(TableNode::name)
        .containsExactly("audit", "item", "orders", "warehouse");
    assertThat(alone.notes()).anyMatch(note -> note.startsWith("No database was given"));
  }

  @Test
  void the_page_has_everything_and_fetches_nothing() {
    String page = new AnalysisPage(analysis).html();

    assertThat(page)
        .doesNotContain("http://", "https://", "src=", "@import", "url(")
        .contains("orders", "stock", "warehouse", "Placing.place", "POST /orders");
    assertThat(analysis.structure().features())
        .containsExactly("orders", "stock")
        .allSatisfy(
            feature ->
                assertThat(page).contains("name=\"feature\" value=\"" + feature + "\" checked"));
  }

  @Test
  void both_files_are_left_in_the_folder(@TempDir Path folder) throws Exception {
    new AnalysisFolder(folder).write(analysis);

    JsonNode json = new ObjectMapper().readTree(folder.resolve("analysis.json").toFile());
    assertThat(json.at("/cuts/0/measures/transactionsCut").asInt()).isEqualTo(1);
    assertThat(json.at("/transactions/0/method").asText()).isEqualTo("Placing.place");
    assertThat(folder.resolve("index.html")).content().startsWith("<!doctype html>");
  }

  @Test
  void use_cases_reach_what_they_need() {
    assertThat(analysis.structure().useCases())
        .containsOnlyKeys("GET /orders/all", "GET /stock", "POST /orders");
    assertThat(analysis.structure().useCases().get("GET /stock"))
        .isEqualTo(
            Set.of(
                "fixture.shop.web.stock.StockResource",
                "fixture.shop.data.stock.StockTable",
                "fixture.shop.data.Sql"));
  }

  private static SpanningTransaction transaction(String method) {
    return analysis.structure().transactions().stream()
        .filter(each -> each.method().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private static TableNode table(String name) {
    return analysis.structure().tables().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static RatedStatement statement(String beginning) {
    return analysis.structure().statements().stream()
        .filter(each -> each.text().startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private static Connection as(String role) throws SQLException {
    return DriverManager.getConnection(server.getJdbcUrl(role, "postgres"));
  }

  private static void sql(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package dev.banyan.rehearsal.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir static Path folder;
  private static Secrets secrets;
  private static Supervisor supervisor;
  private static DatabaseServer shop;
  private static DatabaseServer services;

  @BeforeAll
  static void start() throws Exception {
    secrets = new SecretsFolder(folder.resolve("secrets")).secrets();
    supervisor = new Supervisor(new Leash(folder), Clock.systemUTC(), new Quiet(), () -> {});
    Path binaries = Path.of("target", "postgres").toAbsolutePath();
    EmbeddedPostgres postgres =
        new EmbeddedPostgres(
            new PostgresBinaries(binaries), folder.resolve("data"), folder, secrets, supervisor);
    Ports ports = new Ports(new SecureRandom());
    shop = postgres.start("postgres-shop", ports.any());
    services = postgres.start("postgres-services", ports.any());
    Roles roles = new Roles(secrets);
    roles.setUpShop(shop);
    roles.setUpServices(services, "catalog");
    as(shop, "shop", "shop_migrator", "set role shop_owner; create table mug (id int primary key)");
    as(
        services,
        "catalog",
        "catalog_migrator",
        "set role catalog_owner; create table catalog.mug (id int primary key)");
  }

  @AfterAll
  static void stop() {
    supervisor.close();
  }

  @Test
  void it_is_durable_and_ready_for_streams() throws Exception {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("wal_level")).isEqualTo("logical");
    assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void the_application_changes_rows_but_not_tables() throws Exception {
    as(shop, "shop", "shop_app", "insert into mug values (1)");

    assertThatThrownBy(() -> as(shop, "shop", "shop_app", "drop table mug"))
        .hasMessageContaining("must be owner");
    assertThatThrownBy(() -> as(shop, "shop", "shop_app", "create table cup (id int)"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void the_streams_replicate_and_read_only_what_they_are_granted() throws Exception {
    assertThatThrownBy(() -> as(shop, "shop", "banyan_streams", "select * from mug"))
        .hasMessageContaining("permission denied");
    as(shop, "shop", "shop_migrator", "set role shop_owner; grant select on mug to banyan_streams");
    as(
        shop,
        "shop",
        "banyan_streams",
        "select * from mug; select pg_create_logical_replication_slot('probe', 'pgoutput');"
            + " select pg_drop_replication_slot('probe')");

    assertThatThrownBy(() -> as(shop, "shop", "banyan_streams", "insert into mug values (2)"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void the_applier_writes_in_replica_role_under_an_origin() throws Exception {
    as(
        services,
        "catalog",
        "catalog_applier",
        "set session_replication_role = replica; select pg_replication_origin_create('probe');"
            + " select pg_replication_origin_session_setup('probe'); insert into catalog.mug values (1);"
            + " select pg_replication_origin_session_reset(); select pg_replication_origin_drop('probe')");

    assertThatThrownBy(
            () -> as(services, "catalog", "catalog_app", "set session_replication_role = replica"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void the_conductor_shapes_both_sides_and_has_a_database_of_its_own() throws Exception {
    as(
        shop,
        "shop",
        "banyan_conductor",
        "create schema strangler; drop schema strangler; alter table mug replica identity full;"
            + " create publication probe for table mug; drop publication probe");
    as(services, "catalog", "banyan_conductor", "create schema probe; drop schema probe");
    as(services, "conductor", "banyan_conductor", "create table journal (seq int)");
  }

  @Test
  void the_analyst_sees_what_was_run_and_no_rows() throws Exception {
    as(shop, "shop", "shop_app", "select count(*) as seen_by_the_analyst from mug");
    as(
        shop,
        "shop",
        "banyan_analyst",
        "select 1 / count(*) from statistics.pg_stat_statements where query like '%seen_by_the_analyst%' and query not like '%statistics%';"
            + " select statistics.pg_stat_statements_reset()");

    assertThatThrownBy(() -> as(shop, "shop", "banyan_analyst", "select * from public.mug"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void nobody_gets_in_without_a_password() {
    assertThatThrownBy(() -> shop.connect("shop", "shop_app", "guessed"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void a_killed_server_comes_back_with_every_row() throws Exception {
    as(services, "catalog", "catalog_app", "insert into catalog.mug values (77)");

    supervisor.kill("postgres-services");

    await()
        .atMost(60, SECONDS)
        .until(
            () ->
                supervisor.incidents().stream()
                    .anyMatch(incident -> incident.what().startsWith("is ready again")));
    try (Connection connection = services.connect("catalog");
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from catalog.mug where id = 77")) {
      rows.next();
      assertThat(rows.getInt(1)).isOne();
    }
  }

  private static String setting(String name) throws SQLException {
    try (Connection connection = shop.connect("shop");
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("show " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void as(DatabaseServer server, String database, String role, String sql)
      throws SQLException {
    String password = secrets.databasePasswords().of(role);
    try (Connection connection = server.connect(database, role, password);
        Statement statement = connection.createStatement()) {
      for (String single : sql.split(";")) {
        statement.execute(single);
      }
    }
  }
}

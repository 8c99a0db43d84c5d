package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Capability;
import dev.banyan.model.LoneTable;
import dev.banyan.model.Side;
import dev.banyan.model.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Partitions, keys that may be missing, cascades and names beyond PostgreSQL's length.
class OddTablesFenceTest {
  private static final String LONG =
      "a_table_whose_name_is_nearly_as_long_as_postgresql_allows_it_";

  private final TwoDatabases databases = TwoDatabases.HERE;
  private final Ownership ownership =
      new Ownership(databases.as("banyan_conductor", "shop"), odd(), Side.MONOLITH, "shop_app");

  @BeforeEach
  void odd_tables() throws SQLException {
    drop();
    TwoDatabases.sql(
        databases.as("banyan_conductor", "shop"),
        """
        set role shop_owner;
        create schema odd;
        create table odd.measured (id bigserial, owner text, kind int not null, primary key (id, kind))
          partition by list (kind);
        create table odd.measured_1 partition of odd.measured for values in (1);
        create table odd.measured_2 partition of odd.measured for values in (2);
        create table odd.lone (id int primary key, owner text not null);
        create table odd.:longA (owner text not null, id int primary key);
        create table odd.:longB (
          owner text not null, id int primary key references odd.:longA on delete cascade);
        grant usage on schema odd to shop_app;
        grant usage on all sequences in schema odd to shop_app;
        grant select, insert, update, delete on all tables in schema odd to shop_app;"""
            .replace(":long", LONG));
    ownership.install();
  }

  @AfterEach
  void drop() throws SQLException {
    if (ownership.read().isPresent()) {
      ownership.remove();
    }
    TwoDatabases.sql(databases.as("postgres", "shop"), "drop schema if exists odd cascade");
  }

  @Test
  void a_partition_is_fenced_by_whichever_name_it_is_written() throws SQLException {
    Shop.done(ownership.fence(Shop.done(ownership.takeEpoch(0)).epoch(), 0, Shop.EDGE));
    try (Connection app = databases.as("shop_app", "shop").getConnection()) {
      for (String table : new String[] {"odd.measured", "odd.measured_1"}) {
        String insert = "insert into " + table + " (owner, kind) values ('%s', 1)";
        Shop.assertFails(app, insert.formatted(Shop.LOW), Fence.REFUSED);
        Transactions.execute(app, insert.formatted(Shop.HIGH));
      }
      Transactions.execute(app, "update odd.measured set kind = 2");
      Shop.assertFails(
          app, "update odd.measured set kind = 1, owner = '" + Shop.LOW + "'", Fence.REFUSED);
      Transactions.execute(app, "delete from odd.measured_2");
    }
  }

  @Test
  void a_partition_that_was_added_later_is_told_and_fenced() throws SQLException {
    TwoDatabases.sql(
        databases.as("banyan_conductor", "shop"),
        "set role shop_owner",
        "create table odd.measured_3 partition of odd.measured for values in (3)");
    assertThat(ownership.unfenced()).containsExactly("odd.measured_3");

    ownership.install();

    assertThat(ownership.unfenced()).isEmpty();
  }

  @Test
  void a_row_without_a_key_is_refused_even_where_all_is_owned() throws SQLException {
    try (Connection app = databases.as("shop_app", "shop").getConnection()) {
      Shop.assertFails(app, "insert into odd.measured (kind) values (1)", Fence.REFUSED);
      Transactions.execute(app, "insert into odd.measured (owner, kind) values ('a', 1)");
      Shop.assertFails(app, "update odd.measured set owner = null", Fence.REFUSED);
    }
  }

  @Test
  void a_cascade_is_asked_for_each_table_it_reaches() throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "insert into odd." + LONG + "A values ('" + Shop.HIGH + "', 1)",
        "insert into odd." + LONG + "B values ('" + Shop.LOW + "', 1)");
    Shop.done(ownership.fence(Shop.done(ownership.takeEpoch(0)).epoch(), 0, Shop.EDGE));
    try (Connection app = databases.as("shop_app", "shop").getConnection()) {
      Shop.assertFails(app, "delete from odd." + LONG + "A", Fence.REFUSED);
    }
  }

  @Test
  void a_table_that_the_other_side_does_not_have_is_fenced_too() throws SQLException {
    Shop.done(ownership.fence(Shop.done(ownership.takeEpoch(0)).epoch(), 0, Shop.EDGE));
    try (Connection app = databases.as("shop_app", "shop").getConnection()) {
      Transactions.execute(app, "insert into odd.lone values (1, '" + Shop.HIGH + "')");
      Shop.assertFails(app, "insert into odd.lone values (2, '" + Shop.LOW + "')", Fence.REFUSED);
    }
  }

  @Test
  void nothing_is_left_of_it() throws SQLException {
    ownership.remove();

    assertThat(
            databases.rows(
                "shop",
                """
                select tgname from pg_trigger where tgname like 'banyan\\_fence\\_odd%'
                union all select proname from pg_proc where proname like 'fence\\_odd%'
                union all select relname from pg_class where relname = 'fenced_odd'"""))
        .isEmpty();
  }

  private static Capability odd() {
    Capability catalog = TwoDatabases.HERE.catalog;
    return new Capability(
        "odd",
        "odd tables",
        catalog.consistency(),
        catalog.staleAtMost(),
        catalog.key(),
        List.of(),
        List.of(
            mapping("odd.measured"), mapping("odd." + LONG + "a"), mapping("odd." + LONG + "b")),
        List.of(
            new LoneTable(Side.MONOLITH, "odd.lone", "owner"),
            new LoneTable(Side.SERVICE, "odd.nowhere_here", "owner")),
        List.of(),
        List.of());
  }

  private static TableMapping mapping(String table) {
    return new TableMapping(
        table, table, List.of("id"), List.of("id"), "owner", "owner", "select 1", null, false);
  }
}

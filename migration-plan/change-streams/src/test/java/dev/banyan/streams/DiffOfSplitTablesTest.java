package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Capability;
import dev.banyan.model.TableMapping;
import dev.banyan.streams.DiffResult.Example;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One legacy table becomes two, and the second fills columns of its rows on the way back.
class DiffOfSplitTablesTest {
  private final TwoDatabases databases = TwoDatabases.HERE;
  private final Capability split =
      OddTables.with(
          databases.catalog,
          new TableMapping(
              "public.mug",
              "catalog.mug",
              List.of("mug_id"),
              List.of("id"),
              null,
              null,
              "select mug_id as id, mug_name as name from mug where kind = 'M'",
              "select id as mug_id, name as mug_name, 'M' as kind from mug",
              false),
          new TableMapping(
              "public.mug",
              "catalog.print",
              List.of("mug_id"),
              List.of("mug"),
              null,
              null,
              "select mug_id as mug, print as words from mug where kind = 'M' and print is not null",
              "select mug as mug_id, words as print from print",
              true));

  @BeforeEach
  void mugs_and_what_is_printed_on_some() throws SQLException {
    databases.fresh();
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        """
        create table mug (mug_id int primary key, mug_name text not null, kind char(1) not null, print text);
        alter table mug owner to shop_owner;
        insert into mug select n, 'mug ' || n, case when n % 5 = 0 then 'X' else 'M' end,
                               case when n % 2 = 0 then 'words ' || n end from generate_series(1, 50) n""");
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        """
        create table catalog.mug (id int primary key, name text not null);
        create table catalog.print (mug int primary key, words text);
        alter table catalog.mug owner to catalog_owner;
        alter table catalog.print owner to catalog_owner;
        insert into catalog.mug select n, 'mug ' || n from generate_series(1, 50) n where n % 5 <> 0;
        insert into catalog.print select n, 'words ' || n from generate_series(2, 50, 2) n where n % 5 <> 0""");
  }

  @AfterEach
  void leave_the_house_as_it_was() {
    TwoDatabases.sql(databases.as("postgres", "shop"), "drop table if exists mug");
    TwoDatabases.sql(
        databases.as("postgres", "catalog"), "drop table if exists catalog.mug, catalog.print");
  }

  @Test
  void both_ways_the_stores_are_equal_where_rows_are_left_out() throws SQLException {
    assertThat(diff(Direction.FORWARD).equal()).isTrue();
    assertThat(diff(Direction.BACKWARD).equal()).isTrue();
  }

  @Test
  void a_part_that_is_gone_has_left_nulls_behind() throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "catalog"), "delete from catalog.print where mug = 4");
    TwoDatabases.sql(
        databases.as("postgres", "shop"), "update mug set print = null where mug_id in (4, 8)");

    assertThat(diff(Direction.BACKWARD).examples())
        .containsExactly(new Example("public.mug", "8", null, "[8, words 8]", null));
  }

  @Test
  void a_row_that_is_no_longer_carried_is_missing() throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "shop"), "update mug set kind = 'X' where mug_id = 7");

    assertThat(diff(Direction.FORWARD).mismatches()).isEqualTo(1);
    assertThat(diff(Direction.BACKWARD).mismatches()).isEqualTo(1);
  }

  private DiffResult diff(Direction direction) throws SQLException {
    ChangeStream stream = new ChangeStream(split, direction);
    String from = direction == Direction.FORWARD ? "shop" : "catalog";
    String to = direction == Direction.FORWARD ? "catalog" : "shop";
    return new Diff(
            new StreamSource(databases.as("banyan_conductor", from), "banyan_streams"),
            new StreamTarget(databases.as("banyan_conductor", to), stream, "banyan_conductor"),
            reading -> {})
        .run();
  }
}

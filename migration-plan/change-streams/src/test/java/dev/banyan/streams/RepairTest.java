package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Capability;
import dev.banyan.model.TableMapping;
import dev.banyan.streams.DiffResult.Difference;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is written in the source is seen by a trigger that fires for it, as the stream sees it.
class RepairTest {
  private static final String BACK =
      "select id as thing_id, sku, name as thing_name from thing where name <> 'not mapped back'";

  private final TwoDatabases databases = TwoDatabases.HERE;

  @BeforeEach
  void two_stores_that_differ() throws SQLException {
    databases.fresh();
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "grant set on parameter session_replication_role to banyan_conductor",
        """
        create table thing (thing_id int primary key, sku text not null, thing_name text not null unique);
        alter table thing owner to shop_owner;
        create table seen (nth serial, what text);
        create function see() returns trigger security definer language plpgsql as $$ begin
          insert into seen (what) values (tg_op || ' ' || coalesce(new.thing_id, old.thing_id));
          return null; end $$;
        create trigger see after insert or update or delete on thing for each row execute function see();
        alter table thing enable always trigger see;
        insert into thing select n, 'S' || n, 'thing ' || n from generate_series(1, 10) n;
        truncate seen""");
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        """
        create table catalog.thing (id int primary key, sku text not null, name text not null);
        alter table catalog.thing owner to catalog_owner;
        insert into catalog.thing select n, 'S' || n, 'thing ' || n from generate_series(1, 10) n""");
  }

  @AfterEach
  void leave_the_house_as_it_was() {
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "drop table if exists thing, seen; drop function if exists see()");
    TwoDatabases.sql(databases.as("postgres", "catalog"), "drop table if exists catalog.thing");
  }

  @Test
  void a_row_that_differs_or_is_missing_is_touched() throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "update catalog.thing set name = 'wrong' where id = 3; delete from catalog.thing where id = 7");

    RepairResult result = repair(BACK);

    assertThat(result).isEqualTo(new RepairResult(2, List.of()));
    assertThat(seen()).containsExactlyInAnyOrder("(\"UPDATE 3\")", "(\"UPDATE 7\")");
    assertThat(databases.rows("shop", "select * from thing where thing_id = 3"))
        .containsExactly("(3,S3,\"thing 3\")");
  }

  @Test
  void a_row_that_should_be_gone_is_made_and_deleted_so_that_its_deletion_travels()
      throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "insert into catalog.thing values (99, 'S99', 'too many')");

    assertThat(repair(BACK)).isEqualTo(new RepairResult(1, List.of()));
    assertThat(seen()).containsExactly("(\"INSERT 99\")", "(\"DELETE 99\")");
    assertThat(databases.rows("shop", "select * from thing where thing_id = 99")).isEmpty();
  }

  @Test
  void a_row_that_the_source_refuses_even_for_a_moment_comes_with_the_sql_for_a_person()
      throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "insert into catalog.thing values (99, 'S99', 'thing 5'), (98, 'S98', 'not mapped back')");

    RepairResult result = repair(BACK);

    assertThat(result.sent()).isZero();
    assertThat(result.notSent()).hasSize(2);
    assertThat(result.notSent())
        .allSatisfy(
            row ->
                assertThat(row.sql())
                    .contains(
                        "delete from \"catalog\".\"thing\" where \"id\" = '"
                            + row.key().getFirst()));
    assertThat(databases.rows("shop", "select count(*) from thing")).containsExactly("(10)");
  }

  @Test
  void without_a_way_back_a_deletion_is_left_to_a_person() throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "insert into catalog.thing values (99, 'S99', 'too many')");

    assertThat(repair(null).notSent())
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).contains("without a mapping back"));
  }

  @Test
  void rows_of_buckets_that_the_sender_does_not_own_are_left_to_the_other_direction()
      throws SQLException {
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "update strangler.ownership set number = 10000 where capability = 'catalog'",
        "insert into strangler.ownership (capability, number, epoch, gap_owner, gap_epoch, side)"
            + " select 'catalog', 10000, 1, 'MONOLITH', 1, 'MONOLITH'"
            + " where not exists (select from strangler.ownership where capability = 'catalog')");
    TwoDatabases.sql(
        databases.as("postgres", "catalog"),
        "update catalog.thing set name = 'the service knows' where id = 3");
    try {
      RepairResult result = repair(BACK);

      assertThat(result.sent()).isZero();
      assertThat(seen()).isEmpty();
      assertThat(result.notSent())
          .singleElement()
          .satisfies(row -> assertThat(row.reason()).contains("repair backward"));
    } finally {
      TwoDatabases.sql(
          databases.as("postgres", "shop"),
          "update strangler.ownership set number = 0 where capability = 'catalog'");
    }
  }

  private RepairResult repair(@Nullable String backward) throws SQLException {
    ChangeStream stream =
        new ChangeStream(
            with(
                databases.catalog,
                new TableMapping(
                    "public.thing",
                    "catalog.thing",
                    List.of("thing_id"),
                    List.of("id"),
                    "sku",
                    "sku",
                    "select thing_id as id, sku, thing_name as name from thing",
                    backward,
                    false)),
            Direction.FORWARD);
    StreamTarget target =
        new StreamTarget(databases.as("banyan_conductor", "catalog"), stream, "catalog_applier");
    List<Difference> differences =
        new Diff(databases.shop(), target, reading -> {}).run().differences();
    return new Repair(databases.shop(), target).run(differences);
  }

  private List<String> seen() throws SQLException {
    return databases.rows("shop", "select what from seen order by nth");
  }

  private static Capability with(Capability capability, TableMapping table) {
    return OddTables.with(capability, table);
  }
}

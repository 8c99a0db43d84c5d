package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.streams.DiffResult.Example;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiffOfSplitTablesTest {
  private final TwoDatabases databases = TwoDatabases.HERE;
  private final SplitTables mugs = new SplitTables(databases);

  @BeforeEach
  void mugs_and_what_is_printed_on_some() throws SQLException {
    mugs.fresh();
  }

  @AfterEach
  void leave_the_house_as_it_was() {
    mugs.drop();
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
    ChangeStream stream = new ChangeStream(mugs.capability, direction);
    String from = direction == Direction.FORWARD ? "shop" : "catalog";
    String to = direction == Direction.FORWARD ? "catalog" : "shop";
    return new Diff(
            new StreamSource(databases.as("banyan_conductor", from), "banyan_streams"),
            new StreamTarget(databases.as("banyan_conductor", to), stream, "banyan_conductor"),
            reading -> {})
        .run();
  }
}

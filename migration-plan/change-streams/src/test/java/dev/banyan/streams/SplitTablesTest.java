package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SplitTablesTest {
  private final TwoDatabases databases = TwoDatabases.HERE;
  private final SplitTables mugs = new SplitTables(databases);

  @BeforeEach
  void mugs_and_what_is_printed_on_some() throws SQLException {
    mugs.fresh();
  }

  @AfterEach
  void leave_the_house_as_it_was() throws SQLException {
    for (Direction direction : Direction.values()) {
      target(direction).remove();
    }
    mugs.drop();
  }

  @Test
  void a_row_goes_into_every_table_that_it_is_mapped_to() throws SQLException {
    apply(
        Direction.FORWARD,
        changes(Direction.FORWARD)
            .row("public", "mug", "c", null, legacy(60, "M", "hello"))
            .row("public", "mug", "c", null, legacy(61, "M", null))
            .row("public", "mug", "c", null, legacy(62, "X", "no mug")));

    assertThat(service("select id from catalog.mug where id > 50 order by id"))
        .containsExactly("(60)", "(61)");
    assertThat(service("select mug, words from catalog.print where mug > 50"))
        .containsExactly("(60,hello)");
  }

  @Test
  void a_row_that_a_mapping_no_longer_yields_goes() throws SQLException {
    apply(
        Direction.FORWARD,
        changes(Direction.FORWARD)
            .row("public", "mug", "u", legacy(2, "M", "words 2"), legacy(2, "M", null))
            .row("public", "mug", "u", legacy(4, "M", "words 4"), legacy(4, "X", "words 4")));

    assertThat(service("select id from catalog.mug where id in (2, 4)")).containsExactly("(2)");
    assertThat(service("select mug from catalog.print where mug in (2, 4)")).isEmpty();
  }

  @Test
  void a_part_fills_columns_of_its_row_and_leaves_null_behind() throws SQLException {
    theServiceOwnsEverything();
    apply(
        Direction.BACKWARD,
        changes(Direction.BACKWARD)
            .row("catalog", "print", "c", null, print(1, "written"))
            .row("catalog", "print", "d", print(2, "words 2"), null));

    assertThat(databases.rows("shop", "select mug_id, mug_name, print from mug where mug_id < 3"))
        .containsExactlyInAnyOrder("(1,\"mug 1\",written)", "(2,\"mug 2\",)");
  }

  @Test
  void a_part_waits_until_its_row_is_there() throws SQLException {
    theServiceOwnsEverything();
    Changes back =
        changes(Direction.BACKWARD)
            .row("catalog", "print", "c", null, print(70, "early"))
            .row("catalog", "mug", "c", null, mug(70));

    assertThat(apply(Direction.BACKWARD, back.records().subList(0, 1)).parked()).isEqualTo(1);
    assertThat(apply(Direction.BACKWARD, back.records().subList(1, 2)).parked()).isZero();

    assertThat(databases.rows("shop", "select kind, print from mug where mug_id = 70"))
        .containsExactly("(M,early)");
  }

  private void theServiceOwnsEverything() throws SQLException {
    target(Direction.BACKWARD)
        .install(source(Direction.BACKWARD).shapes(stream(Direction.BACKWARD)));
    TwoDatabases.sql(
        databases.as("postgres", "shop"),
        "insert into strangler.ownership (capability, number, epoch, gap_owner, gap_epoch, side)"
            + " values ('catalog', 10000, 0, 'MONOLITH', 0, 'MONOLITH')");
  }

  private Applied apply(Direction direction, Changes changes) throws SQLException {
    return apply(direction, changes.records());
  }

  private Applied apply(Direction direction, List<StreamRecord> records) throws SQLException {
    target(direction).install(source(direction).shapes(stream(direction)));
    return new Applier(databases.as("postgres", to(direction)), stream(direction)).apply(records);
  }

  private ChangeStream stream(Direction direction) {
    return new ChangeStream(mugs.capability, direction);
  }

  private StreamSource source(Direction direction) {
    String from = direction == Direction.FORWARD ? "shop" : "catalog";
    return new StreamSource(databases.as("banyan_conductor", from), "banyan_streams");
  }

  private StreamTarget target(Direction direction) {
    return new StreamTarget(
        databases.as("banyan_conductor", to(direction)), stream(direction), "catalog_applier");
  }

  private static String to(Direction direction) {
    return direction == Direction.FORWARD ? "catalog" : "shop";
  }

  private Changes changes(Direction direction) {
    return new Changes(stream(direction).topic());
  }

  private List<String> service(String query) throws SQLException {
    return databases.rows("catalog", query);
  }

  private static ObjectNode legacy(int id, String kind, @Nullable String print) {
    return Envelope.JSON
        .createObjectNode()
        .put("mug_id", id)
        .put("mug_name", "mug " + id)
        .put("kind", kind)
        .put("print", print);
  }

  private static ObjectNode mug(int id) {
    return Envelope.JSON.createObjectNode().put("id", id).put("name", "mug " + id);
  }

  private static ObjectNode print(int mug, String words) {
    return Envelope.JSON.createObjectNode().put("mug", mug).put("words", words);
  }
}

package dev.banyan.streams.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What works, but should be known.
class NotesTest {
  private static final ScratchDatabases DATABASES = ScratchDatabases.HERE;

  @TempDir Path folder;
  private ThingPlan plan;

  @BeforeEach
  void a_plan_that_fits() throws IOException {
    DATABASES.fresh(ThingPlan.LEGACY, ThingPlan.SERVICE);
    plan = ThingPlan.in(folder);
  }

  @Test
  void what_two_owners_could_each_write_keeps_the_write_dial_from_being_shared() throws Exception {
    ScratchDatabases.sql(DATABASES.shop(), "alter table thing add unique (note)");

    assertNoted(
        "'thing_note_key' of public.thing in the shared database holds [note], but not the key 'code'");
  }

  @Test
  void a_key_that_a_sequence_gives_does_so_too() throws Exception {
    plan.with("key: code\n", "key: {legacy: thing_no, service: id}\n");

    assertNoted(
        "the key 'thing_no' of public.thing in the shared database is a number from a sequence");
  }

  @Test
  void columns_without_a_way_keep_what_they_hold() throws Exception {
    ScratchDatabases.sql(
        DATABASES.shop(), "alter table thing add shelf int, add hits int not null default 0");

    assertNoted(
        "no 'backward' writes these columns of public.thing, so they keep what they hold, and new rows get: shelf (NULL), hits (default)");
  }

  @Test
  void another_publication_is_told() throws Exception {
    ScratchDatabases.sql(DATABASES.shop(), "create publication everything for table thing");

    assertNoted("public.thing in the shared database is in the publication 'everything' already");
  }

  @Test
  void a_function_that_someone_wrote_must_be_the_same() throws Exception {
    for (var database : java.util.List.of(DATABASES.shop(), DATABASES.store())) {
      ScratchDatabases.sql(
          database,
          "create function public.twice(int) returns int immutable language sql as 'select $1 * 2'");
    }
    plan.with("amnt as amount", "public.twice(amnt) as amount");

    assertNoted("calls twice(integer), which someone wrote");
  }

  @Test
  void what_does_not_come_back_as_it_was_is_counted() throws Exception {
    plan.with("amnt as amount", "amnt / 10 as amount")
        .with("amount as amnt", "amount * 10 as amnt");

    assertNoted("of 100 real rows of public.thing, 90 come back with another 'amnt'");
  }

  @Test
  void rows_that_are_left_out_are_counted() throws Exception {
    plan.with(
        "made\n      from thing\n    back", "made\n      from thing where amnt > 30\n    back");

    assertNoted("of 100 real rows of public.thing, 30 have no way there and back");
  }

  private void assertNoted(String noted) throws Exception {
    Checked checked = plan.checked();
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.notes()).extracting(Object::toString).anyMatch(note -> note.contains(noted));
  }
}

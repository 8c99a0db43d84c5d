package dev.banyan.rehearsal.history;

import static dev.banyan.rehearsal.history.SoundnessTest.BOUND;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Into histories that keep their promise one anomaly is planted; that one is found, and nothing
/// else.
class PlantedAnomaliesTest {
  private static final int TRIES = 300;

  @Property(tries = TRIES)
  void a_write_that_no_store_holds_in_the_end(
      @ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.write("planter", "kept").write("planter", "lost").endsWith("kept");

    Finding finding = planting.only(Anomaly.LOST_UPDATE);

    assertThat(finding.sentence()).contains("wrote 'lost'", "in the end");
  }

  @Property(tries = TRIES)
  void a_write_that_no_later_read_shows(@ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.write("planter", "kept").write("planter", "lost").later(Planting.LONG);
    planting.read("reader", "kept").read("another", "kept");

    Finding finding = planting.only(Anomaly.LOST_UPDATE);

    assertThat(finding.sentence()).contains("wrote 'lost'", "read 'kept'");
  }

  @Property(tries = TRIES)
  void a_write_that_another_one_built_on_the_same_value_wiped_out(
      @ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.write("planter", "basis").build("one", "first", "basis");
    planting.overlapping("other", new Action.ConditionalWrite("second", "basis"));
    planting.endsWith("second");

    Finding finding = planting.only(Anomaly.LOST_UPDATE);

    assertThat(finding.sentence()).contains("'first', built on 'basis'", "'second', built on");
  }

  @Property(tries = TRIES)
  void a_write_built_on_a_value_that_had_been_replaced(
      @ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.write("planter", "old").write("planter", "new").build("late", "wrong", "old");
    planting.endsWith("wrong");

    Finding finding = planting.only(Anomaly.LOST_UPDATE);

    assertThat(finding.sentence()).contains("wrote 'new'", "built on 'old'");
  }

  @Property(tries = TRIES)
  void one_version_with_two_values(@ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.answered("one", new Action.Write("mine"), new Seen(null, 100_000, null));
    planting.answered("other", new Action.Write("yours"), new Seen(null, 100_000, null));
    planting.endsWith("yours");

    planting.only(Anomaly.LOST_UPDATE);
  }

  @Property(tries = TRIES)
  void one_write_as_two_versions(@ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.answered("one", new Action.Write("twice"), new Seen(null, 100_000, null));
    planting.answered("other", new Action.Read(), new Seen("twice", 100_001, null));
    planting.endsWith("twice");

    planting.only(Anomaly.DUPLICATE);
  }

  @Property(tries = TRIES)
  void one_identifier_given_twice(@ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise, "order-7");
    planting.answered("one", new Action.Create("mine"), Seen.NOTHING);
    planting.answered("other", new Action.Create("yours"), Seen.NOTHING);

    Finding finding = planting.only(Anomaly.DUPLICATE);

    assertThat(finding.sentence()).contains("called 'order-7'", "given twice");
  }

  @Property(tries = TRIES)
  void one_creation_under_two_identifiers(
      @ForAll long seed, @ForAll("promises") Promise promise, @ForAll boolean answered) {
    Planting planting = new Planting(seed, promise, answered ? "order-7" : "");
    planting.asked(
        "one",
        new Action.Create("once"),
        answered ? Outcome.ACKNOWLEDGED : Outcome.UNKNOWN,
        Seen.NOTHING);
    planting.at("order-7").read("reader", "once").at("order-8").read("reader", "once");

    Finding finding = planting.only(Anomaly.DUPLICATE);

    assertThat(finding.sentence()).contains("created 'once'", "order-7", "order-8");
  }

  @Property(tries = TRIES)
  void a_read_older_than_the_promise_allows(
      @ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting
        .write("planter", "old")
        .write("planter", "new")
        .read("planter", "new")
        .later(Planting.LONG);
    planting.read("reader", "old").endsWith("new");

    Finding finding = planting.only(Anomaly.STALE_READ);

    assertThat(finding.sentence())
        .contains("wrote 'new'", "session reader (customer of reader) read 'old'");
  }

  @Property(tries = TRIES)
  void an_old_read_that_only_a_proven_write_without_an_answer_makes_wrong(@ForAll long seed) {
    Planting planting = new Planting(seed, Promise.owner());
    planting.write("planter", "old");
    planting.asked("timid", new Action.Write("new"), Outcome.UNKNOWN, Seen.NOTHING);
    planting.read("witness", "new").read("reader", "old").endsWith("new");

    Finding finding = planting.only(Anomaly.STALE_READ);

    assertThat(finding.sentence())
        .contains("given up", "session witness (customer of witness) read 'new'");
  }

  @Property(tries = TRIES)
  void a_session_that_does_not_see_its_own_write(@ForAll long seed) {
    Planting planting = new Planting(seed, Promise.readYourWrites(BOUND));
    planting.write("planter", "old").write("self", "new").read("self", "old").endsWith("new");

    Finding finding = planting.only(Anomaly.STALE_READ);

    assertThat(finding.sentence()).contains("session's own");
  }

  @Property(tries = TRIES)
  void a_session_that_goes_back_in_time(@ForAll long seed) {
    Planting planting = new Planting(seed, Promise.eventual(BOUND).withMonotonicReads());
    planting.write("planter", "old").write("planter", "new");
    planting.read("reader", "new").read("reader", "old").endsWith("new");

    Finding finding = planting.only(Anomaly.NON_MONOTONIC_READ);

    assertThat(finding.sentence()).contains("had seen the newer one");
  }

  @Property(tries = TRIES)
  void a_value_that_comes_back_though_the_two_writes_overlapped(@ForAll long seed) {
    Planting planting = new Planting(seed, Promise.owner());
    planting.write("one", "left");
    planting.overlapping("other", new Action.Write("right"));
    planting.read("a", "left").read("b", "right").read("c", "left").endsWith("left");

    planting.only(Anomaly.STALE_READ);
  }

  @Property(tries = TRIES)
  void a_value_that_nobody_wrote(@ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.write("planter", "real").read("reader", "ghost").endsWith("real");

    Finding finding = planting.only(Anomaly.NEVER_WRITTEN);

    assertThat(finding.sentence()).contains("read 'ghost'", "nobody ever wrote that");
  }

  @Property(tries = TRIES)
  void a_value_whose_write_was_refused(@ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.write("planter", "real");
    planting.asked("planter", new Action.Write("refused"), Outcome.REFUSED, Seen.NOTHING);
    planting.read("reader", "refused").endsWith("real");

    Finding finding = planting.only(Anomaly.NEVER_WRITTEN);

    assertThat(finding.sentence()).contains("that write was refused");
  }

  @Property(tries = TRIES)
  void a_value_before_it_was_written(@ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.read("reader", "early").write("planter", "early").endsWith("early");

    planting.only(Anomaly.NEVER_WRITTEN);
  }

  @Property(tries = TRIES)
  void nothing_where_nobody_deleted(@ForAll long seed, @ForAll("promises") Promise promise) {
    Planting planting = new Planting(seed, promise);
    planting.write("planter", "here").read("reader", null).endsWith("here");

    planting.only(Anomaly.NEVER_WRITTEN);
  }

  @Property(tries = TRIES)
  void a_deleted_value_that_is_read_again(@ForAll long seed) {
    Planting planting = new Planting(seed, Promise.owner());
    planting.write("planter", "gone");
    planting.answered("planter", new Action.Delete(), Seen.NOTHING);
    planting.read("witness", null).read("reader", "gone").endsWith(null);

    Finding finding = planting.only(Anomaly.STALE_READ);

    assertThat(finding.sentence()).contains("deleted it", "read 'gone'");
  }

  @Property(tries = TRIES)
  void a_session_that_changes_or_loses_its_customer(
      @ForAll long seed, @ForAll("promises") Promise promise, @ForAll boolean lost) {
    Planting planting = new Planting(seed, promise);
    planting.answered("mine", new Action.Write("x"), new Seen(null, -1, "of mine"));
    planting.answered("mine", new Action.Read(), new Seen("x", -1, lost ? "" : "another"));
    planting.answered("mine", new Action.Read(), new Seen("x", -1, lost ? "" : "another"));
    planting.endsWith("x");

    Finding finding = planting.only(Anomaly.SESSION_FLIP);

    assertThat(finding.sentence()).contains("customer of mine", lost ? "nobody" : "another");
  }

  @Provide
  static Arbitrary<Promise> promises() {
    return SoundnessTest.promises();
  }
}

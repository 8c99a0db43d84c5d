package dev.banyan.proxy.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import dev.banyan.proxy.FakeConductor;
import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.TestShop;
import dev.banyan.proxy.admission.Admission;
import dev.banyan.proxy.admission.HoldLimits;
import dev.banyan.proxy.conductor.Conductor;
import dev.banyan.proxy.heartbeat.Lease;
import dev.banyan.proxy.running.Guidance;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTableSourceTest {
  private final FakeConductor fake = new FakeConductor();
  private final RoutingTables tables = new RoutingTables(() -> {});
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile String raw = table(7, "12.5");

  @AfterEach
  void close() {
    fake.close();
  }

  private static String table(long revision, String reads) {
    return "{\"revision\":%d,\"dials\":{\"catalog\":{\"reads\":%s,\"writes\":0}}}"
        .formatted(revision, reads);
  }

  private static Conductor at(int port) {
    return new Conductor(URI.create("http://127.0.0.1:" + port), "secret");
  }

  /// With its heartbeat, as it runs.
  private Guidance guided() {
    Admission admission =
        Admission.of(tables, Lease.ofConductor(System::nanoTime), HoldLimits.DEFAULT);
    Guidance guidance = Guidance.byConductor(at(fake.port()), "test", tables, admission);
    guidance.start();
    return guidance;
  }

  private ConductorSource source(Conductor conductor) {
    ConductorSource source = new ConductorSource(conductor, tables);
    source.start();
    return source;
  }

  private void awaitReads(long expectedRevision, String percent) {
    await()
        .untilAsserted(
            () -> {
              RoutingTable table = tables.current();
              assertThat(table.revision()).isEqualTo(expectedRevision);
              assertThat(table.dial("catalog"))
                  .isEqualTo(Dial.reading(Share.ofPercent(new BigDecimal(percent))));
            });
  }

  @Test
  void a_turned_dial_arrives_by_the_long_poll() {
    fake.says(7, table(7, "12.5"));
    try (Guidance guidance = guided()) {
      awaitReads(7, "12.5");
      await().until(fake::isPolled);
      fake.says(8, table(8, "50"));
      awaitReads(8, "50");
    }
  }

  @Test
  void what_is_in_hand_arrives_with_the_dials() {
    fake.table(
        9,
        "\"catalog\":{\"reads\":25,\"writes\":10}",
        "\"catalog\":{\"from\":1000,\"to\":2500,\"reads\":true}");
    try (Guidance guidance = guided()) {
      await().until(() -> tables.current().revision() == 9);
      assertThat(tables.current().holds()).containsEntry("catalog", new Hold(1000, 2500, true));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"revision\":8,",
        "{\"revision\":-8}",
        "[]",
        "{\"revision\":8,\"dials\":{\"catalog\":{\"reads\":1,\"writes\":2}}}",
        "{\"revision\":8,\"dials\":[1]}",
        "{\"revision\":8,\"holds\":{\"catalog\":{\"from\":2,\"to\":1}}}",
        "{\"revision\":8,\"holds\":{\"catalog\":{\"from\":0,\"to\":10001}}}",
        "{\"revision\":8,\"holds\":{\"catalog\":{\"from\":\"0\",\"to\":1}}}",
        "{\"revision\":8,\"holds\":{\"catalog\":{\"from\":0,\"to\":1,\"reads\":1}}}"
      })
  void a_table_that_cannot_be_read_leaves_the_old_one_in_force(String broken) {
    fake.says(7, table(7, "12.5"));
    try (Guidance guidance = guided()) {
      awaitReads(7, "12.5");
      await().until(fake::isPolled);
      fake.says(8, broken);
      await().until(() -> fake.answers(broken) >= 2);
      awaitReads(7, "12.5");
      fake.says(9, table(9, "50"));
      awaitReads(9, "50");
    }
  }

  @Test
  void all_that_is_wrong_with_a_table_is_told_at_once() {
    assertThatThrownBy(
            () ->
                TableReader.read(
                    "{\"dials\":{\"a\":{\"reads\":1,\"writes\":2}},\"holds\":{\"b\":{\"from\":2,\"to\":1}}}"))
        .hasMessageContaining("it has no revision")
        .hasMessageContaining("dial of 'a': writes may not be ahead of reads")
        .hasMessageContaining("hold of 'b': a hold is a range of the buckets 0–10000, was 2–1");
  }

  @Test
  void the_last_table_stays_while_the_conductor_is_gone_and_a_lower_revision_is_taken_after() {
    fake.says(7, table(7, "12.5"));
    try (Guidance guidance = guided()) {
      awaitReads(7, "12.5");
      await().until(fake::isPolled);
      int port = fake.port();
      fake.shut();
      assertThat(tables.current().revision()).isEqualTo(7);

      fake.counts(2, table(2, "1"));
      fake.reopen(port);
      awaitReads(2, "1");
    }
  }

  /// It takes no heartbeat any more, so its silence is no silence of one that has nothing new.
  @Test
  void a_poll_that_waits_at_a_conductor_about_to_end_is_given_up_when_a_heartbeat_fails() {
    fake.says(7, table(7, "12.5")).lease(300);
    try (Guidance guidance = guided()) {
      awaitReads(7, "12.5");
      await().until(fake::isPolled);
      fake.counts(2, table(2, "1"));
      fake.takesHeartbeats(false);
      awaitReads(2, "1");
    }
  }

  @Test
  void a_conductor_that_counts_anew_unnoticed_is_found_out() {
    fake.says(7, table(7, "12.5"));
    try (Guidance guidance = guided()) {
      awaitReads(7, "12.5");
      await().until(fake::isPolled);
      fake.counts(3, table(3, "25"));
      fake.says204();
      awaitReads(3, "25");
    }
  }

  /// The conductor that takes its place counts from a lower revision, and would keep the old
  /// question.
  @Test
  void a_conductor_that_closes_under_a_waiting_poll_is_asked_anew_for_what_holds()
      throws Exception {
    try (RawBackend backend = closingUnderThePoll(0);
        Conductor conductor = at(backend.port());
        ConductorSource source = source(conductor)) {
      awaitReads(7, "12.5");
      raw = table(2, "1");
      closing.countDown();
      awaitReads(2, "1");
    }
  }

  @Test
  void a_conductor_that_takes_a_connection_and_says_nothing_is_not_waited_for_long()
      throws Exception {
    try (RawBackend backend = closingUnderThePoll(1);
        Conductor conductor = at(backend.port());
        ConductorSource source = source(conductor)) {
      awaitReads(7, "12.5");
      raw = table(2, "1");
      closing.countDown();
      awaitReads(2, "1");
    }
  }

  /// @param mute how many connections it takes without a word after it has closed the poll's
  private RawBackend closingUnderThePoll(int mute) throws Exception {
    AtomicInteger polls = new AtomicInteger();
    AtomicInteger questions = new AtomicInteger();
    return new RawBackend(
        (in, out) -> {
          for (String head = RawBackend.head(in); !head.isEmpty(); head = RawBackend.head(in)) {
            if (head.contains("after=-1 ")) {
              int question = questions.getAndIncrement();
              if (question > 0 && question <= mute) {
                never.await();
              }
              String table = raw;
              RawBackend.write(
                  out, "HTTP/1.1 200 OK\r\nContent-Length: " + table.length() + "\r\n\r\n" + table);
            } else if (polls.getAndIncrement() == 0) {
              closing.await();
              return;
            } else {
              never.await();
            }
          }
        });
  }

  @Test
  void a_conductor_that_refuses_is_asked_again() {
    fake.says(7, table(7, "12.5"));
    fake.token("another");
    try (Guidance guidance = guided()) {
      await().until(() -> fake.refusals() > 0);
      fake.token("secret");
      awaitReads(7, "12.5");
    }
  }

  @Test
  void a_saved_dials_file_is_carried_out_and_a_broken_one_is_not(@TempDir Path folder)
      throws Exception {
    Path dials = folder.resolve("dials.yaml");
    try (DialsFileSource source = new DialsFileSource(folder, TestShop.PLAN, tables)) {
      source.start();
      awaitReads(1, "0");
      Files.writeString(dials, "dials:\n  catalog: {reads: 25}\n");
      awaitReads(2, "25");
      Files.writeString(dials, "dials:\n  catalog: {reads: 250000}\n");
      Files.writeString(dials, "dials:\n  catalog: {reads: 30.5}\n# mended\n");
      awaitReads(3, "30.5");
    }
  }
}

package dev.banyan.conductor.dials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.stages.State;
import dev.banyan.model.Share;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RoutingTablesTest {
  private final RoutingTables tables = new RoutingTables(state(5, 10));

  @Test
  void an_older_table_than_the_newest_is_handed_out_at_once() throws Exception {
    RoutingTable table = tables.after(4, Duration.ZERO).orElseThrow();

    assertThat(table.revision()).isEqualTo(5);
    assertThat(table.dials().get("catalog").reads()).isEqualByComparingTo("10");
  }

  @Test
  void who_has_the_newest_waits_for_the_next() throws Exception {
    CompletableFuture<Optional<RoutingTable>> waiting =
        CompletableFuture.supplyAsync(() -> next(5));

    tables.publish(state(6, 50));

    assertThat(waiting.get(10, TimeUnit.SECONDS).orElseThrow().revision()).isEqualTo(6);
  }

  @Test
  void nothing_new_is_nothing() throws Exception {
    assertThat(tables.after(5, Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void a_revision_never_falls() throws Exception {
    tables.publish(state(3, 50));

    assertThat(tables.after(0, Duration.ZERO).orElseThrow().revision()).isEqualTo(5);
  }

  private Optional<RoutingTable> next(long revision) {
    try {
      return tables.after(revision, Duration.ofSeconds(10));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static State state(long revision, int percent) {
    Standing standing = Standing.AT_START.at(new Stage.ShiftingReads(Share.ofPercent(percent)));
    return new State(revision, revision, Run.NONE, Map.of("catalog", standing));
  }
}

package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real store, and a topic whose ends are written by hand.
class DrainTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  private final TwoDatabases databases = TwoDatabases.HERE;
  private final Topic topic = new Topic();

  @BeforeEach
  void nothing_has_arrived() throws SQLException {
    databases.fresh();
  }

  @Test
  void a_beat_that_was_not_applied_is_not_drained() throws Exception {
    assertThat(drain().await(SHORT)).get().asString().contains("beat 1 has not been applied");
  }

  @Test
  void positions_that_reach_the_ends_are_drained() throws Exception {
    apply(new Changes().inserted("category", Changes.category(1, "gifts")).beat(1, "u", 1));
    topic.ends = Map.of(0, 1L, 1, 1L, 2, 0L);

    assertThat(drain().await(1, SHORT)).isEmpty();
  }

  @Test
  void a_partition_that_trails_is_not_drained_though_the_pulse_has_come() throws Exception {
    apply(new Changes().beat(1, "u", 1));
    topic.ends = Map.of(0, 1L, 2, 4L);

    assertThat(drain().await(1, SHORT)).get().asString().contains("{2=4}");
  }

  @Test
  void marks_of_transactions_after_the_position_do_not_matter() throws Exception {
    apply(new Changes().beat(1, "u", 1));
    topic.ends = Map.of(0, 2L, 1, 5L, 2, 4L);
    topic.marks.addAll(Set.of("0/1-2", "1/0-5", "2/0-4"));

    assertThat(drain().await(1, SHORT)).isEmpty();
  }

  @Test
  void waiting_can_be_given_up() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> drain().await(1, Duration.ofHours(1)))
        .isInstanceOf(InterruptedException.class);
  }

  private Drain drain() {
    return new Drain(() -> topic, databases.shop(), databases.store());
  }

  private void apply(Changes changes) throws SQLException {
    databases.applier().apply(changes.records());
  }

  private static final class Topic implements TopicLog {
    Map<Integer, Long> ends = Map.of();
    final Set<String> marks = new HashSet<>();

    @Override
    public Map<Integer, Long> ends(String topic) {
      return ends;
    }

    @Override
    public boolean isEmpty(String topic, int partition, long from, long to, Duration atMost) {
      return marks.contains(partition + "/" + from + "-" + to);
    }

    @Override
    public void close() {}
  }
}

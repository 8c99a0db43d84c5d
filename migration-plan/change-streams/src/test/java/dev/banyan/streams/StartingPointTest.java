package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StartingPointTest {
  private static final TopicPartition PARTITION = new TopicPartition("banyan.catalog.forward", 0);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final List<Position> stored = new ArrayList<>();
  private final StartingPoint start = new StartingPoint(() -> stored);

  @BeforeEach
  void assign() {
    consumer.assign(List.of(PARTITION));
    topicHolds(0, 100);
  }

  @Test
  void it_reads_on_where_the_database_stands() throws Exception {
    stored(40);

    assertThat(start.seek(consumer, List.of(PARTITION))).isTrue();

    assertThat(consumer.position(PARTITION)).isEqualTo(40);
    assertThat(start.lost()).isNull();
  }

  @Test
  void without_a_position_it_reads_all() throws Exception {
    assertThat(start.seek(consumer, List.of(PARTITION))).isFalse();

    assertThat(consumer.position(PARTITION)).isZero();
    assertThat(start.lost()).isNull();
  }

  @Test
  void a_topic_that_was_made_anew_is_told_until_the_position_is_let_go() throws Exception {
    stored(4_000);

    start.seek(consumer, List.of(PARTITION));

    assertThat(start.lost()).contains("holds records 0 to 100, but 4000 comes next");
    stored.clear();
    assertThat(start.lost()).isNull();
    assertThat(consumer.position(PARTITION)).isZero();
  }

  @Test
  void records_that_were_thrown_away_before_they_were_applied_are_told() throws Exception {
    topicHolds(50, 100);
    stored(40);

    start.seek(consumer, List.of(PARTITION));

    assertThat(start.lost()).contains("holds records 50 to 100, but 40 comes next");
  }

  private void topicHolds(long first, long end) {
    consumer.updateBeginningOffsets(Map.of(PARTITION, first));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
  }

  private void stored(long next) {
    stored.clear();
    stored.add(new Position(PARTITION.topic(), PARTITION.partition(), next, 0, null, 0));
  }
}

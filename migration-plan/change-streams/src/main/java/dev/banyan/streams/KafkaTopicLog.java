package dev.banyan.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads beside every consumer group, and commits nothing.
final class KafkaTopicLog implements TopicLog {
  private static final Duration STEP = Duration.ofMillis(50);

  private final KafkaConsumer<byte[], byte[]> all;
  private final KafkaConsumer<byte[], byte[]> committed;

  /// @param kafka at least `bootstrap.servers`
  KafkaTopicLog(Map<String, ?> kafka) {
    this.all = consumer(kafka, "read_uncommitted");
    this.committed = consumer(kafka, "read_committed");
  }

  @Override
  public Map<Integer, Long> ends(String topic) {
    List<TopicPartition> partitions =
        all.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    Map<Integer, Long> ends = new HashMap<>();
    all.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
    return ends;
  }

  @Override
  public boolean isEmpty(String topic, int partition, long from, long to, Duration atMost) {
    TopicPartition here = new TopicPartition(topic, partition);
    committed.assign(List.of(here));
    committed.seek(here, from);
    long end = System.nanoTime() + atMost.toNanos();
    while (committed.position(here) < to) {
      if (!committed.poll(STEP).isEmpty() || System.nanoTime() > end) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    all.close();
    committed.close();
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, ?> kafka, String isolation) {
    Map<String, Object> configuration = new HashMap<>(kafka);
    configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // a position below the topic's start means that changes were thrown away: that is an error
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // who waits at one partition's end cannot ask for another's
    configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
    configuration.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(
        configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}

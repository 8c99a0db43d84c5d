package dev.banyan.conductor.streams;

import dev.banyan.streams.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics that the streams go through.
final class Topics {
  private static final int PARTITIONS = 3;
  private static final short THE_BROKERS_DEFAULT = -1;
  private static final int AT_MOST_SECONDS = 20;

  private final String bootstrapServers;

  Topics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /// Creates what does not exist; nothing in them is ever thrown away.
  void create(List<String> names) {
    Set<NewTopic> topics = names.stream().map(Topics::topic).collect(Collectors.toSet());
    with(
        "did not create the topics",
        kafka -> {
          for (var created : kafka.createTopics(topics).values().values()) {
            unless(TopicExistsException.class, created);
          }
          return true;
        });
  }

  void delete(List<String> names) {
    with(
        "did not delete the topics",
        kafka -> {
          for (var deleted : kafka.deleteTopics(names).topicNameValues().values()) {
            unless(UnknownTopicOrPartitionException.class, deleted);
          }
          return true;
        });
  }

  /// Whether the topic is another one than that which was applied: it ends before the position.
  boolean another(String topic, List<Position> positions) {
    Map<TopicPartition, OffsetSpec> wanted =
        positions.stream()
            .collect(
                Collectors.toMap(
                    position -> new TopicPartition(topic, position.partition()),
                    position -> OffsetSpec.latest()));
    return with(
        "did not tell where '" + topic + "' ends",
        kafka -> {
          ListOffsetsResult ends = kafka.listOffsets(wanted);
          for (Position position : positions) {
            var end = ends.partitionResult(new TopicPartition(topic, position.partition()));
            try {
              if (end.get(AT_MOST_SECONDS, TimeUnit.SECONDS).offset() < position.nextOffset()) {
                return true;
              }
            } catch (ExecutionException failed) {
              if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return true;
              }
              throw failed;
            }
          }
          return false;
        });
  }

  private interface Asking<T> {
    T of(Admin kafka) throws ExecutionException, TimeoutException, InterruptedException;
  }

  private <T> T with(String otherwise, Asking<T> asking) {
    Map<String, Object> configuration =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    try (Admin kafka = Admin.create(configuration)) {
      return asking.of(kafka);
    } catch (ExecutionException | TimeoutException failed) {
      throw unreachable(otherwise, failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unreachable(otherwise, stopping);
    }
  }

  private static void unless(Class<? extends Exception> harmless, KafkaFuture<Void> done)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      done.get(AT_MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (!harmless.isInstance(failed.getCause())) {
        throw failed;
      }
    }
  }

  private static NewTopic topic(String name) {
    return new NewTopic(name, PARTITIONS, THE_BROKERS_DEFAULT)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG, "-1",
                TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE));
  }

  private Streams.Unreachable unreachable(String otherwise, Exception cause) {
    return new Streams.Unreachable(
        "Kafka at %s %s (%s): nothing flows until it does"
            .formatted(bootstrapServers, otherwise, cause.getMessage()),
        cause);
  }
}

package dev.banyan.conductor.streams;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

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
    Map<String, Object> configuration =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
    try (Admin kafka = Admin.create(configuration)) {
      Set<NewTopic> topics = names.stream().map(Topics::topic).collect(Collectors.toSet());
      for (var created : kafka.createTopics(topics).values().values()) {
        try {
          created.get(AT_MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
          if (!(failed.getCause() instanceof TopicExistsException)) {
            throw unreachable(failed);
          }
        }
      }
    } catch (TimeoutException late) {
      throw unreachable(late);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unreachable(stopping);
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

  private Streams.Unreachable unreachable(Exception cause) {
    return new Streams.Unreachable(
        "Kafka at %s did not create the topics (%s): nothing can be copied until it does"
            .formatted(bootstrapServers, cause.getMessage()),
        cause);
  }
}

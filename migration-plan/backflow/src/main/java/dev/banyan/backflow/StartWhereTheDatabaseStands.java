package dev.banyan.backflow;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Reads on from the position in the database: Kafka keeps none for these streams.
@ApplicationScoped
@Identifier("backflow")
class StartWhereTheDatabaseStands implements KafkaConsumerRebalanceListener {
  private final Appliers appliers;

  StartWhereTheDatabaseStands(Appliers appliers) {
    this.appliers = appliers;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    Map<String, List<TopicPartition>> byTopic =
        assigned.stream().collect(Collectors.groupingBy(TopicPartition::topic));
    byTopic.forEach(
        (topic, partitions) -> {
          Applying applying = appliers.of(topic);
          if (applying != null) {
            applying.delivery().begin(consumer, partitions);
          }
        });
  }
}

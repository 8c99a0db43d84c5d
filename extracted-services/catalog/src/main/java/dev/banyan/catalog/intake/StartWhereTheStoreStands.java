package dev.banyan.catalog.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Reads on from the position in the store: Kafka keeps none for this stream. Beginning too early
/// is harmless, because the applier skips what was applied.
@ApplicationScoped
@Identifier(ForwardChannel.NAME)
class StartWhereTheStoreStands implements KafkaConsumerRebalanceListener {
  private static final Logger LOG = Logger.getLogger(StartWhereTheStoreStands.class);

  private final Intake intake;

  StartWhereTheStoreStands(Intake intake) {
    this.intake = intake;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    Map<TopicPartition, Long> stored = stored();
    for (TopicPartition partition : assigned) {
      Long next = stored.get(partition);
      if (next == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, next);
      }
    }
  }

  private Map<TopicPartition, Long> stored() {
    try {
      return intake.positions().stream()
          .collect(
              Collectors.toMap(
                  position -> new TopicPartition(position.topic(), position.partition()),
                  position -> position.nextOffset()));
    } catch (SQLException | RuntimeException failed) {
      LOG.warnf(
          "The store does not tell its position, so the stream is read from its start: %s",
          failed.getMessage());
      return Map.of();
    }
  }
}

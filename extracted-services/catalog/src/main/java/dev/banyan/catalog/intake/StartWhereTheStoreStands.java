package dev.banyan.catalog.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Reads on from the position in the store: Kafka keeps none for this stream.
@ApplicationScoped
@Identifier(ForwardChannel.NAME)
class StartWhereTheStoreStands implements KafkaConsumerRebalanceListener {
  private final Intake intake;

  StartWhereTheStoreStands(Intake intake) {
    this.intake = intake;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
    intake.delivery().begin(consumer, assigned);
  }
}

package dev.banyan.catalog.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hands the topic's batches to the [Intake], one at a time and in their order.
@ApplicationScoped
class ForwardChannel {
  static final String NAME = "catalog-forward";

  private final Intake intake;

  ForwardChannel(Intake intake) {
    this.intake = intake;
  }

  @Incoming(NAME)
  @Blocking
  void take(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
    intake.delivery().take(batch);
  }
}

package dev.banyan.backflow;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/// A channel for each stream, with a consumer and a thread of its own, so that a stream that cannot
/// go on holds up no other. The plan names them, so they are made here and not by annotations.
@Singleton
final class Channels {
  private static final Logger LOG = Logger.getLogger(Channels.class);

  private final Appliers appliers;
  private final KafkaConnector kafka;
  private final Map<String, String> consumer;
  private final String bootstrapServers;
  private final List<Cancellable> subscriptions = new ArrayList<>();
  private final List<ExecutorService> threads = new ArrayList<>();

  Channels(
      Appliers appliers,
      @Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector kafka,
      BackflowSettings settings,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.appliers = appliers;
    this.kafka = kafka;
    this.consumer = Map.copyOf(settings.backflow().consumer());
    this.bootstrapServers = bootstrapServers;
  }

  void open(@Observes StartupEvent started) {
    appliers.all().forEach(this::open);
  }

  private void open(Applying applying) {
    String topic = applying.stream().topic();
    ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(topic).factory());
    threads.add(thread);
    subscriptions.add(
        Multi.createFrom()
            .publisher(kafka.getPublisher(configuration(topic)))
            .onItem()
            .transformToUniAndConcatenate(
                batch ->
                    Uni.createFrom().item(() -> taken(applying, batch)).runSubscriptionOn(thread))
            .subscribe()
            .with(
                taken -> {},
                failed -> LOG.errorf(failed, "%s is applied no more; start anew", topic)));
  }

  private static boolean taken(Applying applying, Message<?> batch) {
    try {
      applying.delivery().take(records(batch));
      return true;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ending);
    }
  }

  private static ConsumerRecords<String, byte[]> records(Message<?> batch) {
    @SuppressWarnings("unchecked") // by the deserializers that the consumer is told
    IncomingKafkaRecordBatchMetadata<String, byte[]> metadata =
        batch
            .getMetadata(IncomingKafkaRecordBatchMetadata.class)
            .orElseThrow(() -> new IllegalStateException("not a batch: " + batch));
    return metadata.getRecords();
  }

  private Config configuration(String topic) {
    Map<String, String> all = new HashMap<>(consumer);
    all.put("channel-name", topic);
    all.put("connector", KafkaConnector.CONNECTOR_NAME);
    all.put("bootstrap.servers", bootstrapServers);
    all.put("topic", topic);
    all.put("group.id", "backflow." + topic);
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(all, "stream " + topic, 100))
        .build();
  }

  @PreDestroy
  void close() {
    appliers.all().forEach(applying -> applying.delivery().stop());
    subscriptions.forEach(Cancellable::cancel);
    threads.forEach(ExecutorService::shutdownNow);
  }
}

package dev.banyan.monolith.web.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.monolith.data.live.OrderChannel;
import dev.banyan.monolith.web.ordering.OrderView;
import dev.banyan.monolith.web.shipping.ParcelView;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Hears which orders change, whichever process changed them, and tells their customers in words.
@ApplicationScoped
class LiveNews {
  private static final Logger LOG = Logger.getLogger(LiveNews.class);

  /// What a customer reads.
  record Change(String type, String number, String status, @Nullable String shipment, String at) {}

  private final OrderChannel channel;
  private final Audience audience;
  private final ObjectMapper json;

  LiveNews(OrderChannel channel, Audience audience, ObjectMapper json) {
    this.channel = channel;
    this.audience = audience;
    this.json = json;
  }

  void atStart(@Observes StartupEvent start) {
    Thread.ofPlatform()
        .daemon()
        .name("order-news")
        .start(() -> channel.listen(audience::greetAnew, this::heard));
  }

  void beforeTheEnd(@Observes ShutdownDelayInitiatedEvent soon) {
    audience.sayGoodbye();
  }

  void atEnd(@Observes ShutdownEvent end) {
    channel.close();
  }

  private void heard(String payload) {
    try {
      JsonNode news = json.readTree(payload);
      JsonNode parcel = news.path("shipment");
      audience.tell(
          news.path("customer").asLong(),
          json.writeValueAsString(
              new Change(
                  "order",
                  news.path("number").asText(),
                  OrderView.status(news.path("status").asText()),
                  parcel.isTextual() ? ParcelView.status(parcel.asText()) : null,
                  news.path("at").asText())));
    } catch (JsonProcessingException | RuntimeException unreadable) {
      LOG.errorf(unreadable, "News of an order that nobody can read: %s", payload);
    }
  }
}

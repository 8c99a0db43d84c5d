package dev.banyan.monolith.web.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Everybody who listens at this process, by customer.
@ApplicationScoped
class Audience {
  private static final String OPEN = "{\"type\":\"open\"}";
  private static final int GOING_AWAY = 1001;

  private final Map<Long, Map<String, Listener>> listeners = new ConcurrentHashMap<>();
  private final Clock clock;

  Audience(Clock clock) {
    this.clock = clock;
  }

  void join(WebSocketConnection connection) {
    Listener listener = new Listener(connection);
    // First in the audience and then greeted: who was greeted misses nothing.
    listeners.compute(
        listener.customer(),
        (customer, present) -> {
          Map<String, Listener> all = present == null ? new ConcurrentHashMap<>() : present;
          all.put(connection.id(), listener);
          return all;
        });
    listener.say(OPEN, clock.instant());
  }

  void leave(WebSocketConnection connection) {
    listeners.computeIfPresent(
        connection.userData().get(LiveHandshake.CUSTOMER),
        (customer, present) -> {
          present.remove(connection.id());
          return present.isEmpty() ? null : present;
        });
  }

  void tell(long customer, String text) {
    tell(customer, text, clock.instant());
  }

  /// @return how many of the customer's connections go on
  int tell(long customer, String text, Instant now) {
    Map<String, Listener> present = listeners.getOrDefault(customer, Map.of());
    present.values().removeIf(listener -> !listener.say(text, now));
    return present.size();
  }

  /// Greets everybody once more: something may have gone unheard, so they should look anew.
  void greetAnew() {
    listeners.keySet().forEach(customer -> tell(customer, OPEN));
  }

  void sayGoodbye() {
    listeners
        .values()
        .forEach(
            present ->
                present
                    .values()
                    .forEach(
                        listener ->
                            listener.close(
                                new CloseReason(GOING_AWAY, "The shop closes for a moment."))));
  }
}

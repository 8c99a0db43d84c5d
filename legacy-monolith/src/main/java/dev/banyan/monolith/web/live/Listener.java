package dev.banyan.monolith.web.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// One connection of a customer, and how much of what it was told is still under way to it.
final class Listener {
  private static final Logger LOG = Logger.getLogger(Listener.class);
  private static final int MOST_UNDER_WAY = 256;
  private static final int POLICY = 1008;
  private static final int TRY_LATER = 1013;

  private final WebSocketConnection connection;
  private final AtomicInteger underWay = new AtomicInteger();

  Listener(WebSocketConnection connection) {
    this.connection = connection;
  }

  long customer() {
    return connection.userData().get(LiveHandshake.CUSTOMER);
  }

  /// @return false if it is being closed instead: its session is over, or it reads too slowly
  boolean say(String text, Instant now) {
    if (now.toEpochMilli() >= connection.userData().get(LiveHandshake.EXPIRES)) {
      close(new CloseReason(POLICY, "The session is over: sign in again."));
      return false;
    }
    if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
      close(new CloseReason(TRY_LATER, "Too slow: connect again and read the orders anew."));
      return false;
    }
    connection
        .sendText(text)
        .subscribe()
        .with(sent -> underWay.decrementAndGet(), gone -> LOG.debug("It has left", gone));
    return true;
  }

  void close(CloseReason reason) {
    connection
        .close(reason)
        .subscribe()
        .with(closed -> {}, gone -> LOG.debug("It had left before", gone));
  }
}

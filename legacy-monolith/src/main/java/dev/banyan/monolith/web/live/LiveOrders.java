package dev.banyan.monolith.web.live;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;

/// Tells customers of their orders for as long as they stay. What they say is not listened to.
@WebSocket(path = "/api/orders/live")
public class LiveOrders {
  private final Audience audience;

  LiveOrders(Audience audience) {
    this.audience = audience;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    audience.join(connection);
  }

  @OnTextMessage
  @NonBlocking
  void ignore(String anything) {}

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    audience.leave(connection);
  }
}

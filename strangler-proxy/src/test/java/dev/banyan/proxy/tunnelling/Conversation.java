package dev.banyan.proxy.tunnelling;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.banyan.proxy.TestShop;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// A WebSocket of the JDK before the proxy, one of Vert.x behind it that echoes, and what each
/// heard.
final class Conversation implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> client = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> backend = new LinkedBlockingQueue<>();
  private final CompletableFuture<ServerWebSocket> accepted = new CompletableFuture<>();

  /// The backend.
  void echo(ServerWebSocket socket) {
    socket.textMessageHandler(
        text -> {
          backend.add(text);
          socket.writeTextMessage("echo " + text);
        });
    socket.binaryMessageHandler(socket::writeBinaryMessage);
    socket.pongHandler(pong -> backend.add("pong " + pong));
    socket.closeHandler(
        gone -> backend.add("closed " + socket.closeStatusCode() + " " + socket.closeReason()));
    accepted.complete(socket);
  }

  WebSocket open(TestShop shop, String path) {
    return http.newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + shop.port() + path), new Listening())
        .join();
  }

  /// The backend's end of the first.
  ServerWebSocket accepted() {
    return accepted.join();
  }

  String heardByClient() throws InterruptedException {
    return client.poll(20, SECONDS);
  }

  String heardByBackend() throws InterruptedException {
    return backend.poll(20, SECONDS);
  }

  /// For a client of another kind.
  void heard(String text) {
    client.add(text);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /// Puts messages together.
  private final class Listening implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletableFuture<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        client.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
      client.add("binary " + StandardCharsets.ISO_8859_1.decode(part));
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<?> onPong(WebSocket socket, ByteBuffer pong) {
      client.add("pong " + StandardCharsets.US_ASCII.decode(pong));
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<?> onClose(WebSocket socket, int status, String reason) {
      client.add("closed " + status + " " + reason);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      client.add("broken");
    }
  }
}

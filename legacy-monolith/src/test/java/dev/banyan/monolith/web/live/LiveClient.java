package dev.banyan.monolith.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Somebody who listens, over a real WebSocket.
final class LiveClient implements AutoCloseable, WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final boolean reads;
  private WebSocket socket;

  private LiveClient(boolean reads) {
    this.reads = reads;
  }

  /// @param headers names and values, in turn
  static LiveClient at(URI root, String... headers) {
    return connected(new LiveClient(true), root, headers);
  }

  /// One who says hello and then never reads.
  static LiveClient deaf(URI root, String... headers) {
    return connected(new LiveClient(false), root, headers);
  }

  private static LiveClient connected(LiveClient client, URI root, String... headers) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    client.socket =
        builder
            .buildAsync(
                URI.create("ws://%s:%d/api/orders/live".formatted(root.getHost(), root.getPort())),
                client)
            .join();
    return client;
  }

  JsonNode next() {
    try {
      String message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("a message").isNotNull();
      return new JsonMapper().readTree(message);
    } catch (InterruptedException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whatever came before the greeting, there is one.
  LiveClient greeted() {
    while (!next().path("type").asText().equals("open")) {}
    return this;
  }

  /// An order comes to this status, sooner or later.
  void hears(String status) {
    while (!next().path("status").asText().equals(status)) {}
  }

  /// The code that it was closed with.
  int closed() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  void say(String anything) {
    socket.sendText(anything, true).join();
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(1);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      heard.add(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}

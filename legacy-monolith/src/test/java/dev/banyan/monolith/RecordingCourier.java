package dev.banyan.monolith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A courier over real HTTP that writes down what it is asked, and fails as it is told.
public final class RecordingCourier implements AutoCloseable {
  /// How it fails.
  public enum Mood {
    /// It answers 500 and does nothing.
    ERROR,
    /// It answers 503 and does nothing.
    BUSY,
    /// It does nothing and never answers.
    HANG,
    /// It does what it is asked, and the connection ends without an answer.
    LOSE_ANSWER
  }

  /// What it was asked.
  public record Asked(String what, String authorization, JsonNode body) {}

  private static final String PREFIX = "/v1/consignments/";

  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  public final Set<String> consignments = ConcurrentHashMap.newKeySet();
  public final Set<String> stopped = ConcurrentHashMap.newKeySet();
  private final Map<String, Mood> moods = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  public RecordingCourier(URI url) {
    try {
      server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(PREFIX, this::answer);
    server.start();
  }

  /// How it behaves for one parcel from now on; null: well.
  public void mood(String trackingNumber, Mood mood) {
    if (mood == null) {
      moods.remove(trackingNumber);
    } else {
      moods.put(trackingNumber, mood);
    }
  }

  public long timesAsked(String what) {
    return asked.stream().filter(question -> question.what().equals(what)).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String what = exchange.getRequestURI().getPath().substring(PREFIX.length());
    String number = what.replace("/stop", "");
    byte[] body = exchange.getRequestBody().readAllBytes();
    asked.add(
        new Asked(
            exchange.getRequestMethod() + " " + what,
            exchange.getRequestHeaders().getFirst("Authorization"),
            new JsonMapper().readTree(body)));
    Mood mood = moods.get(number);
    if (mood == Mood.HANG) {
      awaitClosing();
    } else if (mood == Mood.ERROR || mood == Mood.BUSY) {
      reply(exchange, mood == Mood.ERROR ? 500 : 503, "{}");
    } else if (what.endsWith("/stop")) {
      stopped.add(number);
      consignments.remove(number);
      end(exchange, mood, 200, "stopped");
    } else if (stopped.contains(number)) {
      end(exchange, mood, 409, "stopped");
    } else {
      end(exchange, mood, consignments.add(number) ? 201 : 200, "accepted");
    }
    exchange.close();
  }

  private static void end(HttpExchange exchange, Mood mood, int status, String word)
      throws IOException {
    if (mood != Mood.LOSE_ANSWER) {
      reply(exchange, status, "{\"status\":\"%s\"}".formatted(word));
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

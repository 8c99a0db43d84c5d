package dev.banyan.rehearsal.drills;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between the strangler proxy and a service, and spoils answers on demand.
public final class FaultProxy implements AutoCloseable {
  static {
    // The JDK's server waits 40 ms for the next packet and hangs up after 30 s of silence; a proxy
    // that is to do no harm in PASS may do neither. Both are read once, when the first one starts.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
  }

  /// What is done to the answers.
  public enum Mode {
    /// Nothing.
    PASS,
    /// Each comes 400 to 800 ms late.
    DELAY,
    /// A third is lost: half of these as a 502, half as a closed connection.
    BREAK,
    /// Prices (where there are none, names) in JSON are changed; the status stays as it was.
    FALSIFY
  }

  /// How it waits; a test does not.
  @FunctionalInterface
  interface Pause {
    void last(Duration duration) throws InterruptedException;
  }

  private static final Duration LEAST_DELAY = Duration.ofMillis(400);
  private static final Duration MOST_DELAY = Duration.ofMillis(800);

  private final HttpServer server;
  private final HttpClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Relay relay;
  private final Pause pause;
  private final AtomicLong requests = new AtomicLong();
  private volatile Mode mode = Mode.PASS;

  private FaultProxy(URI target, Pause pause) throws IOException {
    this.pause = pause;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    this.relay = new Relay(target, client);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Starts on a free loopback port, passing everything on.
  public static FaultProxy start(URI target) throws IOException {
    return start(target, Thread::sleep);
  }

  static FaultProxy start(URI target, Pause pause) throws IOException {
    return new FaultProxy(target, pause);
  }

  /// Where to send what is meant for the target.
  public URI uri() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  /// From the next request on.
  public void mode(Mode next) {
    mode = next;
  }

  public Mode mode() {
    return mode;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (mode) {
        case PASS -> relay.pass(exchange);
        case DELAY -> {
          pause.last(delay());
          relay.pass(exchange);
        }
        case BREAK -> breakSome(exchange, requests.incrementAndGet());
        case FALSIFY -> relay.passFalsified(exchange);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt(); // closing the exchange unanswered closes the connection
    }
  }

  private void breakSome(HttpExchange exchange, long number)
      throws IOException, InterruptedException {
    if (number % 3 != 0) {
      relay.pass(exchange);
    } else if (number % 2 == 0) {
      relay.badGateway(exchange, "broken on purpose by a drill");
    }
  }

  private static Duration delay() {
    return Duration.ofMillis(
        ThreadLocalRandom.current().nextLong(LEAST_DELAY.toMillis(), MOST_DELAY.toMillis() + 1));
  }
}

package dev.banyan.proxy.pipeline;

import dev.banyan.proxy.tunnelling.Tunnels;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// The half of the proxy that every request passes: event loops of its own, and nothing else.
public final class DataPlane implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DataPlane.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final InFlight inFlight;
  private final Tunnels tunnels;
  private final int port;
  private volatile boolean listening = true;

  private DataPlane(Vertx vertx, InFlight inFlight, Tunnels tunnels, int port) {
    this.vertx = vertx;
    this.inFlight = inFlight;
    this.tunnels = tunnels;
    this.port = port;
  }

  /// @throws CompletionException if it cannot listen
  public static DataPlane start(Setup setup) {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2));
    InFlight inFlight = new InFlight();
    Tunnels tunnels = new Tunnels(setup.tables());
    AtomicInteger port = new AtomicInteger();
    try {
      vertx
          .deployVerticle(
              () -> new Listener(setup, inFlight, tunnels, port),
              new DeploymentOptions().setInstances(loops))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException failed) {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      throw failed;
    }
    LOG.infof(
        "listening on http://%s:%d with %d event loops%s",
        setup.host(), port.get(), loops, vertx.isNativeTransportEnabled() ? ", native" : "");
    return new DataPlane(vertx, inFlight, tunnels, port.get());
  }

  public int port() {
    return port;
  }

  public boolean isListening() {
    return listening;
  }

  /// Requests under way now, and open tunnels.
  public int inFlight() {
    return inFlight.count();
  }

  /// Welcomes no new connection, and lets what is under way finish.
  public void drain() {
    if (!listening) {
      return;
    }
    listening = false;
    tunnels.leave();
    try {
      int left = inFlight.drain(PATIENCE);
      if (left > 0) {
        LOG.warnf("%d requests were still under way after %s and were cut off", left, PATIENCE);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /// Drains, then stops.
  @Override
  public void close() {
    drain();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

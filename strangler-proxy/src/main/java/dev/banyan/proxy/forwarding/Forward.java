package dev.banyan.proxy.forwarding;

import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import org.jboss.logging.Logger;

/// Asks the chosen side. Passes on as soon as the head of the answer is there, or the attempt
/// failed. A request is written at most once to a side: nothing below repeats it.
public final class Forward implements Filter {
  private static final Logger LOG = Logger.getLogger(Forward.class);
  private static final int KEEP_ALIVE_SECONDS = 15;

  private final Vertx vertx;
  private final HttpClient client;
  private final Backends backends;
  private final Limits limits;

  /// Made on the event loop that it will run on, so that a request and its connection share it.
  public Forward(Vertx vertx, Backends backends, Limits limits) {
    this.vertx = vertx;
    this.backends = backends;
    this.limits = limits;
    this.client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setConnectTimeout((int) limits.connect().toMillis())
                    .setIdleTimeout((int) limits.idle().toSeconds())
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                    .setMaxInitialLineLength(8 << 10)
                    .setMaxHeaderSize(64 << 10))
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(limits.connections())
                    .setMaxWaitQueueSize(limits.waiting()))
            .withConnectHandler(
                connection ->
                    connection.exceptionHandler(
                        broken -> LOG.debugf(broken, "a connection to a backend broke")))
            .build();
  }

  @Override
  public void handle(Exchange exchange) {
    exchange.attempt().start();
    Backend backend = backends.of(exchange.capabilityName(), exchange.side());
    client
        .request(
            backend
                .request()
                .setMethod(exchange.request().method())
                .setURI(exchange.target())
                .setConnectTimeout(limits.connect().plusMillis(500).toMillis()))
        .onComplete(
            connected -> {
              if (exchange.ended()) {
                if (connected.succeeded()) {
                  connected.result().exceptionHandler(reset -> {}).reset();
                }
              } else if (connected.failed()) {
                exchange.failed(Failures.connecting(connected.cause()));
                exchange.next();
              } else {
                new Attempt(vertx, exchange, connected.result(), limits).send();
              }
            });
  }
}

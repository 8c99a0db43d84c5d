package dev.banyan.proxy.pipeline;

import dev.banyan.proxy.exchange.Refusal;
import dev.banyan.proxy.guarding.StrictDecoder;
import dev.banyan.proxy.tunnelling.Tunnels;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Accepts connections on one event loop.
final class Listener extends AbstractVerticle {
  private static final Logger LOG = Logger.getLogger(Listener.class);

  private final Setup setup;
  private final InFlight inFlight;
  private final Tunnels tunnels;
  private final AtomicInteger port;

  /// @param port where it tells the port that it got
  Listener(Setup setup, InFlight inFlight, Tunnels tunnels, AtomicInteger port) {
    this.setup = setup;
    this.inFlight = inFlight;
    this.tunnels = tunnels;
    this.port = port;
  }

  @Override
  public void start(Promise<Void> started) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(setup.host())
            // Vert.x lets listeners share a random port that has a negative number.
            .setPort(setup.port() == 0 ? -1 : setup.port())
            .setHttp2ClearTextEnabled(false)
            .setMaxInitialLineLength(8 << 10)
            .setMaxHeaderSize(32 << 10)
            .setIdleTimeout((int) (2 * setup.limits().idle().toSeconds()));
    HttpServer server = vertx.createHttpServer(options);
    server
        .connectionHandler(
            connection -> {
              if (inFlight.isDraining()) {
                connection.close();
              } else {
                StrictDecoder.install(connection, options);
                connection.exceptionHandler(
                    broken -> LOG.debugf(broken, "a connection to a client broke"));
              }
            })
        .requestHandler(new Pipeline(vertx, setup, inFlight, tunnels))
        .invalidRequestHandler(Listener::refuse)
        .listen()
        .onSuccess(listening -> port.set(listening.actualPort()))
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private static void refuse(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    Refusal refusal =
        switch (cause) {
          case TooLongHttpLineException line ->
              new Refusal(414, "URI Too Long", "The request line is longer than 8 KiB.", 0);
          case TooLongHttpHeaderException fields ->
              new Refusal(
                  431, "Request Header Fields Too Large", "The fields are larger than 32 KiB.", 0);
          case null, default ->
              Refusal.badRequest(
                  "This is not valid HTTP/1.1; nothing was sent on. "
                      + (cause == null ? "" : cause.getMessage()));
        };
    refusal.answer(request, true);
  }
}

package dev.banyan.proxy.tunnelling;

import dev.banyan.proxy.routing.RoutingTable;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/// Two connections that are one: what comes from one goes to the other, at the pace of the slower,
/// and when one ends the other does. Lives on one event loop.
final class Tunnel {
  private static final Logger LOG = Logger.getLogger(Tunnel.class);
  private static final String IDLE = "idle";
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /// A close frame with the status 1001, going away (RFC 6455 5.5.1, 7.4.1).
  private static final Buffer GOING_AWAY =
      Buffer.buffer(new byte[] {(byte) 0x88, 2, (byte) (1001 >> 8), (byte) (1001 & 0xff)});

  private final Predicate<RoutingTable> belongs;
  private final NetSocketInternal client;
  private final NetSocketInternal backend;
  private final Context context = Vertx.currentContext();
  private final FrameBoundary toClient = new FrameBoundary();
  private boolean leaving;
  private int closed;

  /// To be made on the event loop of both.
  ///
  /// @param belongs whether it still goes to the right side under a table
  Tunnel(NetSocketInternal client, NetSocketInternal backend, Predicate<RoutingTable> belongs) {
    this.belongs = belongs;
    this.client = client;
    this.backend = backend;
  }

  /// @param early what the client sent before it was answered
  /// @param idle after which a tunnel where nothing moves is closed
  /// @param onClosed runs when both connections are closed
  void open(Buffer early, Duration idle, Runnable onClosed) {
    for (NetSocketInternal end : new NetSocketInternal[] {client, backend}) {
      closeIdle(end.channelHandlerContext().pipeline(), idle);
      end.closeHandler(
          gone -> {
            if (++closed == 2) {
              onClosed.run();
            }
          });
    }
    if (early.length() > 0) {
      backend.write(early);
    }
    carry(client, backend, part -> {});
    carry(backend, client, toClient::pass);
  }

  /// In the place of the limit for HTTP connections. Both ends watch, because an end that takes
  /// nothing more is told from the other by nothing else.
  private static void closeIdle(ChannelPipeline pipeline, Duration idle) {
    if (pipeline.get(IDLE) != null) {
      pipeline.remove(IDLE);
    }
    pipeline.addBefore(
        "handler", IDLE, new IdleStateHandler(0, 0, idle.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static void carry(NetSocket from, NetSocket to, Consumer<Buffer> passing) {
    from.exceptionHandler(broken -> LOG.debugf(broken, "one end of a tunnel broke"));
    from.handler(
        part -> {
          passing.accept(part);
          to.write(part);
          if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
          }
        });
    // What came before the end is out before the other end is closed.
    from.endHandler(end -> to.close());
    from.resume();
  }

  boolean belongs(RoutingTable table) {
    return belongs.test(table);
  }

  /// Tells the client to go elsewhere, and lets it say goodbye to the backend. In the middle of a
  /// frame nothing can be told.
  void leave() {
    context.runOnContext(
        now -> {
          if (leaving) {
            return;
          }
          leaving = true;
          if (toClient.isBetweenFrames()) {
            backend.handler(unheard -> {}).resume();
            client.write(GOING_AWAY);
            context.owner().setTimer(FAREWELL.toMillis(), late -> close());
          } else {
            close();
          }
        });
  }

  private void close() {
    client.close();
    backend.close();
  }
}

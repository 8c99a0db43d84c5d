package dev.banyan.proxy.tunnelling;

import dev.banyan.proxy.choosing.Choose;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.exchange.Handshake;
import dev.banyan.proxy.forwarding.HeaderRules;
import dev.banyan.proxy.guarding.StrictDecoder;
import dev.banyan.proxy.observing.Observe;
import dev.banyan.proxy.routing.RoutingTable;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.Http1xClientConnection;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Makes a tunnel of both connections where a side said yes to a handshake. Any other answer is an
/// answer like others and passes on; a 101 that is no yes among them.
public final class Switch implements Filter {
  private static final Logger LOG = Logger.getLogger(Switch.class);

  private final Tunnels tunnels;
  private final Observe observe;
  private final Duration idle;

  /// @param idle after which a tunnel where nothing moves is closed
  public Switch(Tunnels tunnels, Observe observe, Duration idle) {
    this.tunnels = tunnels;
    this.observe = observe;
    this.idle = idle;
  }

  @Override
  public void handle(Exchange exchange) {
    HttpClientResponse answer = exchange.answer();
    if (exchange.isHandshake()
        && answer != null
        && answer.statusCode() == 101
        && Handshake.isAccepted(exchange.request(), answer.headers())) {
      open(exchange, answer);
    } else {
      exchange.next();
    }
  }

  private void open(Exchange exchange, HttpClientResponse answer) {
    MultiMap fields = exchange.request().response().headers();
    HeaderRules.toClient(exchange, answer.headers(), fields);
    fields.remove(HttpHeaders.CONTENT_LENGTH);
    Handshake.mark(fields);
    // Not `answer.netSocket()`, which never says that what was written is out: it would stop after
    // 64 KiB. Taken before this returns to the decoder, which then gives up what it has read ahead.
    NetSocketInternal backend =
        ((Http1xClientConnection) answer.request().connection()).toNetSocket();
    backend.pause();
    Buffer early = StrictDecoder.held(exchange.request().connection());
    Runnable closed = observe.tunnel(exchange);
    exchange
        .request()
        .toNetSocket()
        .onSuccess(
            client -> {
              Tunnel tunnel =
                  new Tunnel(
                      (NetSocketInternal) client, backend, table -> belongs(exchange, table));
              tunnels.add(tunnel);
              tunnel.open(
                  early,
                  idle,
                  () -> {
                    tunnels.remove(tunnel);
                    closed.run();
                    exchange.end();
                  });
            })
        .onFailure(
            gone -> {
              LOG.debugf(gone, "the client of a new tunnel is gone");
              backend.close();
              closed.run();
              exchange.abort();
            });
  }

  /// The monolith keeps what it took over because the service could not.
  private static boolean belongs(Exchange exchange, RoutingTable table) {
    return exchange.isRecovered() || Choose.side(exchange, table) == exchange.side();
  }
}

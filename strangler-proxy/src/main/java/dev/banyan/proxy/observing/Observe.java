package dev.banyan.proxy.observing;

import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Failure;
import dev.banyan.proxy.exchange.Filter;
import io.vertx.core.http.HttpClientResponse;
import org.jboss.logging.Logger;

/// Counts each attempt at the side that it went to. The access log is the logger
/// `dev.banyan.proxy.access` at DEBUG, off unless configured.
public final class Observe implements Filter {
  private static final Logger ACCESS = Logger.getLogger("dev.banyan.proxy.access");

  private final Traffic traffic;

  public Observe(Traffic traffic) {
    this.traffic = traffic;
  }

  @Override
  public void handle(Exchange exchange) {
    exchange.attempt().stop();
    Series series = traffic.of(exchange.capabilityName(), exchange.side(), exchange.isSafe());
    long took = exchange.attempt().nanos();
    Failure failure = exchange.failure();
    HttpClientResponse answer = exchange.answer();
    if (failure != null) {
      series.failed(failure.kind());
    } else if (answer != null) {
      series.answered(answer.statusCode(), took);
    }
    if (ACCESS.isDebugEnabled()) {
      log(exchange, took);
    }
  }

  /// The answer made a tunnel of the connection; it counts as a request now.
  ///
  /// @return to be run when the tunnel is closed
  public Runnable tunnel(Exchange exchange) {
    handle(exchange);
    Series series = traffic.of(exchange.capabilityName(), exchange.side(), exchange.isSafe());
    series.tunnelOpened();
    return series::tunnelClosed;
  }

  /// The attempt failed, and the other side is asked next.
  public void fallback(Exchange exchange) {
    traffic.of(exchange.capabilityName(), exchange.side(), exchange.isSafe()).fellBack();
    handle(exchange);
  }

  /// Nobody waits any more. Whether the side would have answered is not known, so it is neither a
  /// request nor a failure of that side.
  public void ended(Exchange exchange) {
    if (exchange.attempt().isRunning()) {
      exchange.attempt().stop();
      traffic.of(exchange.capabilityName(), exchange.side(), exchange.isSafe()).abandon();
      if (ACCESS.isDebugEnabled()) {
        log(exchange, exchange.attempt().nanos());
      }
    }
  }

  private static void log(Exchange exchange, long took) {
    Failure failure = exchange.failure();
    HttpClientResponse answer = exchange.answer();
    ACCESS.debugf(
        "%s %s %s %s revision=%d bucket=%d %s %d µs",
        exchange.request().method(),
        exchange.target(),
        exchange.capabilityName(),
        exchange.side(),
        exchange.table().revision(),
        exchange.bucket(),
        failure != null ? failure.kind() : answer != null ? answer.statusCode() : "gone",
        took / 1_000);
  }
}

package dev.banyan.proxy.recovery;

import dev.banyan.model.Capability;
import dev.banyan.model.Consistency;
import dev.banyan.model.Side;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Failure;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.forwarding.Forward;
import dev.banyan.proxy.observing.Observe;
import io.vertx.core.http.HttpClientResponse;

/// Where the service failed before its answer began, the monolith answers a safe request once: only
/// where an answer may come from either side, and never anything that changes something.
public final class Recover implements Filter {
  private final Forward forward;
  private final Observe observe;

  public Recover(Forward forward, Observe observe) {
    this.forward = forward;
    this.observe = observe;
  }

  @Override
  public void handle(Exchange exchange) {
    if (!mayRecover(exchange) || !isFailed(exchange)) {
      exchange.next();
      return;
    }
    observe.fallback(exchange);
    HttpClientResponse answer = exchange.answer();
    if (answer != null) {
      // The rest of the refused answer is not worth reading.
      answer.exceptionHandler(reset -> {});
      answer.request().reset();
    }
    exchange.choose(Side.MONOLITH);
    exchange.repeatFrom(forward);
  }

  private static boolean mayRecover(Exchange exchange) {
    Capability capability = exchange.capability();
    return capability != null
        && capability.consistency() == Consistency.EVENTUAL
        && exchange.side() == Side.SERVICE
        && exchange.isSafe()
        && !exchange.hasBody()
        && !exchange.isSeam()
        && !exchange.isRecovered();
  }

  private static boolean isFailed(Exchange exchange) {
    Failure failure = exchange.failure();
    HttpClientResponse answer = exchange.answer();
    if (failure != null || answer == null) {
      return true;
    }
    return switch (answer.statusCode()) {
      case 502, 503, 504 -> true;
      default -> false;
    };
  }
}

package dev.banyan.proxy.forwarding;

import dev.banyan.model.Side;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Failure;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.exchange.Refusal;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.BooleanSupplier;

/// Gives the answer to the client: head, body as it comes, trailers. Or says why there is none.
public final class Relay implements Filter {
  private final BooleanSupplier leaving;

  /// @param leaving whether connections should not be kept, because the proxy is about to stop
  public Relay(BooleanSupplier leaving) {
    this.leaving = leaving;
  }

  @Override
  public void handle(Exchange exchange) {
    HttpClientResponse answer = exchange.answer();
    if (answer != null && answer.statusCode() == 101) {
      exchange.failed(
          new Failure(Failure.Kind.RESET, 502, "switched to a protocol nobody asked for"));
      answer.exceptionHandler(reset -> {});
      answer.request().reset();
    }
    Failure failure = exchange.failure();
    if (failure != null) {
      exchange.next();
      exchange.refuse(refusal(exchange, failure));
    } else if (answer != null) {
      relay(exchange, answer);
    }
  }

  private void relay(Exchange exchange, HttpClientResponse answer) {
    HttpServerResponse response = exchange.request().response();
    int status = answer.statusCode();
    response.setStatusCode(status).setStatusMessage(answer.statusMessage());
    HeaderRules.toClient(exchange, answer.headers(), response.headers());
    boolean close = leaving.getAsBoolean() || exchange.isUnfinished();
    if (close) {
      response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    if (status == 426 && exchange.isHandshake()) {
      // It has to say what to upgrade to (RFC 9110 15.5.22), and that is no word from hop to hop.
      response.headers().set(HttpHeaders.UPGRADE, "websocket");
      response.headers().set(HttpHeaders.CONNECTION, "close, Upgrade");
    }
    if (status == 204) {
      response.headers().remove(HttpHeaders.CONTENT_LENGTH);
    } else if (status != 304 && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      response.setChunked(true);
    }
    BodyStream.carry(
        answer,
        response,
        () -> {
          if (response.isChunked() && exchange.request().method() != HttpMethod.HEAD) {
            response.trailers().addAll(answer.trailers());
          }
          exchange.next();
          if (exchange.isUnfinished()) {
            // An answer before the request was out: what would still come is no part of the next.
            answer.request().reset();
          }
          response
              .end()
              .onComplete(
                  sent -> {
                    exchange.end();
                    if (close) {
                      exchange.request().connection().close();
                    }
                  });
        },
        broken -> {
          if (!exchange.ended()) {
            exchange.failed(Failures.midway());
            exchange.next();
            exchange.abort();
          }
        });
  }

  private static Refusal refusal(Exchange exchange, Failure failure) {
    String who =
        exchange.side() == Side.MONOLITH
            ? "The monolith"
            : "The service for " + exchange.capabilityName();
    String meaning =
        exchange.isSafe()
            ? " Nothing was changed; try again in a moment."
            : failure.kind() == Failure.Kind.CONNECT
                ? " The request was not sent to it, so nothing was changed; try again in a moment."
                : " It was not sent a second time, and whether it took effect is not known: look before you repeat it.";
    String title =
        switch (failure.status()) {
          case 503 -> "Service Unavailable";
          case 504 -> "Gateway Timeout";
          default -> "Bad Gateway";
        };
    return new Refusal(
        failure.status(),
        title,
        who + " " + failure.what() + "." + meaning,
        failure.status() == 503 ? 1 : 0);
  }
}

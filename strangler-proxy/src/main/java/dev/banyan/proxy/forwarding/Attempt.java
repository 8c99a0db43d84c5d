package dev.banyan.proxy.forwarding;

import dev.banyan.model.Capability;
import dev.banyan.model.Consistency;
import dev.banyan.model.Side;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;

/// One request on one connection, until the head of its answer.
final class Attempt {
  private final Vertx vertx;
  private final Exchange exchange;
  private final HttpClientRequest outgoing;
  private final Limits limits;
  private long timer = -1;
  private boolean settled;

  Attempt(Vertx vertx, Exchange exchange, HttpClientRequest outgoing, Limits limits) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.outgoing = outgoing;
    this.limits = limits;
  }

  void send() {
    exchange.outgoing(outgoing);
    HeaderRules.toBackend(exchange, outgoing.headers());
    outgoing.exceptionHandler(broken -> fail(Failures.answering(broken)));
    outgoing
        .response()
        .onComplete(
            head -> {
              if (head.succeeded()) {
                succeed(head.result());
              } else {
                fail(Failures.answering(head.cause()));
              }
            });
    if (exchange.hasBody()) {
      upload();
    } else if (exchange.isHandshake()) {
      outgoing.connect();
      awaitHead();
    } else {
      outgoing.end();
      awaitHead();
    }
  }

  private void upload() {
    if (!outgoing.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      outgoing.setChunked(true);
    }
    if (expectsContinue()) {
      outgoing.continueHandler(go -> exchange.request().response().writeContinue());
      outgoing.sendHead();
    }
    BodyStream.carry(
        exchange.request(),
        outgoing,
        () -> {
          outgoing.end();
          awaitHead();
        },
        clientBroke -> exchange.clientGone());
  }

  private boolean expectsContinue() {
    return exchange.request().version() == HttpVersion.HTTP_1_1
        && "100-continue".equalsIgnoreCase(exchange.request().headers().get(HttpHeaders.EXPECT));
  }

  private void awaitHead() {
    if (!settled) {
      timer =
          vertx.setTimer(
              (hasFallback() ? limits.responseHeadBeforeFallback() : limits.responseHead())
                  .toMillis(),
              late -> {
                fail(Failures.late());
                outgoing.reset();
              });
    }
  }

  private boolean hasFallback() {
    Capability capability = exchange.capability();
    return capability != null
        && capability.consistency() == Consistency.EVENTUAL
        && exchange.side() == Side.SERVICE
        && exchange.isSafe();
  }

  private void succeed(HttpClientResponse answer) {
    if (settle()) {
      answer.pause();
      exchange.answered(answer);
      exchange.next();
    }
  }

  private void fail(Failure failure) {
    if (settle()) {
      exchange.failed(failure);
      exchange.next();
    }
  }

  private boolean settle() {
    if (settled) {
      return false;
    }
    settled = true;
    if (timer >= 0) {
      vertx.cancelTimer(timer);
    }
    return !exchange.ended();
  }
}

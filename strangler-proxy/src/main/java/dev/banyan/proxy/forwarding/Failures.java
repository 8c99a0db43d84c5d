package dev.banyan.proxy.forwarding;

import dev.banyan.proxy.exchange.Failure;
import dev.banyan.proxy.exchange.Failure.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/// What an exception of the HTTP client means.
final class Failures {
  private Failures() {}

  static Failure connecting(Throwable cause) {
    return switch (cause) {
      case ConnectionPoolTooBusyException busy ->
          new Failure(Kind.CONNECT, 503, "has no connection free, and too many requests wait");
      case ConnectTimeoutException late ->
          new Failure(Kind.CONNECT, 504, "did not accept a connection in time");
      case TimeoutException queued ->
          new Failure(Kind.CONNECT, 503, "had no connection free in time");
      case UnknownHostException unknown -> new Failure(Kind.CONNECT, 502, "has no known address");
      case ConnectException refused -> new Failure(Kind.CONNECT, 502, "refused the connection");
      case NoRouteToHostException unreachable ->
          new Failure(Kind.CONNECT, 502, "cannot be reached over the network");
      default -> new Failure(Kind.CONNECT, 502, "could not be connected to");
    };
  }

  static Failure answering(Throwable cause) {
    return cause instanceof io.netty.handler.codec.DecoderException
            || cause instanceof IllegalArgumentException
        ? new Failure(Kind.RESET, 502, "gave an answer that is not HTTP")
        : new Failure(Kind.RESET, 502, "broke the connection before it answered");
  }

  static Failure late() {
    return new Failure(Kind.TIMEOUT, 504, "gave no answer in time");
  }

  static Failure midway() {
    return new Failure(Kind.RESET, 502, "broke the connection in the middle of its answer");
  }
}

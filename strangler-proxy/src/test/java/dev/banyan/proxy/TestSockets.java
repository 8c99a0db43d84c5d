package dev.banyan.proxy;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;

/// A side that takes nothing but WebSockets.
final class TestSockets {
  private TestSockets() {}

  /// By hand, because Quarkus turns WebSockets off for all of Vert.x in the JVM that it runs in.
  static HttpServer server(Vertx vertx, Handler<ServerWebSocket> handler) {
    return vertx
        .createHttpServer(new HttpServerOptions().setMaxWebSocketMessageSize(64 << 20))
        .connectionHandler(TestSockets::compressing)
        .requestHandler(request -> request.toWebSocket().onSuccess(handler));
  }

  private static void compressing(HttpConnection connection) {
    ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
    if (pipeline.get(WebSocketServerExtensionHandler.class) == null) {
      pipeline.addBefore(
          "handler",
          "extensions",
          new WebSocketServerExtensionHandler(new PerMessageDeflateServerExtensionHandshaker()));
    }
  }
}

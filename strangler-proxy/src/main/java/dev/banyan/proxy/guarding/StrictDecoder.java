package dev.banyan.proxy.guarding;

import dev.banyan.proxy.exchange.Handshake;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;

/// Refuses Content-Length beside Transfer-Encoding, the classic of request smuggling: Netty would
/// quietly believe the latter (RFC 9112 6.3 allows either). And reads nothing as a request that
/// comes after a WebSocket handshake: until that is answered, nobody knows what language it is in.
public final class StrictDecoder extends VertxHttpRequestDecoder {
  private static final String NAME = "httpDecoder";

  /// A client has to wait for the answer (RFC 6455 4.1); one that does not will not be kept for.
  private static final int HELD_AT_MOST = 64 << 10;

  private boolean holding;

  private StrictDecoder(HttpServerOptions options) {
    super(options);
  }

  /// Takes the place of the decoder that Vert.x set up, before the first byte is read.
  public static void install(HttpConnection connection, HttpServerOptions options) {
    pipeline(connection).replace(NAME, NAME, new StrictDecoder(options));
  }

  /// Takes what has come after a handshake. To be asked before the connection becomes a tunnel.
  public static Buffer held(HttpConnection connection) {
    StrictDecoder decoder = (StrictDecoder) pipeline(connection).get(NAME);
    ByteBuf held = decoder.internalBuffer();
    byte[] bytes = new byte[held.readableBytes()];
    held.readBytes(bytes);
    return Buffer.buffer(bytes);
  }

  private static ChannelPipeline pipeline(HttpConnection connection) {
    return ((ConnectionBase) connection).channel().pipeline();
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws Exception {
    if (holding) {
      if (in.readableBytes() > HELD_AT_MOST) {
        in.skipBytes(in.readableBytes());
        context.close();
      }
      return;
    }
    super.decode(context, in, out);
    holding =
        out.size() > 1
            && out.getFirst() instanceof HttpRequest request
            && out.getLast() instanceof LastHttpContent
            && Handshake.isAsked(request);
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
  }
}

package dev.banyan.proxy.exchange;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// The opening of a WebSocket (RFC 6455 4), the one thing a connection may be switched to. Upgrade
/// means nothing in HTTP/1.0, on another method, or where Connection does not name it (RFC 9110
/// 7.8).
public final class Handshake {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private Handshake() {}

  /// Whether a request asks for it, as Vert.x gives it.
  public static boolean isAsked(HttpServerRequest request) {
    return isAsked(
        request.version() == HttpVersion.HTTP_1_1, request.method().name(), request.headers());
  }

  /// Whether a request asks for it, as the decoder of Vert.x reads it.
  public static boolean isAsked(HttpRequest request) {
    return request.headers() instanceof MultiMap headers
        && isAsked(request.protocolVersion().minorVersion() == 1, request.method().name(), headers);
  }

  private static boolean isAsked(boolean current, String method, MultiMap headers) {
    return headers.contains(HttpHeaders.UPGRADE)
        && current
        && method.equals("GET")
        && names(headers.getAll(HttpHeaders.CONNECTION), "upgrade")
        && names(headers.getAll(HttpHeaders.UPGRADE), "websocket");
  }

  /// Whether a 101 says yes to this request. Its proof keeps a backend from opening a tunnel that
  /// it knows nothing of, only because somebody made it answer with that status.
  public static boolean isAccepted(HttpServerRequest request, MultiMap answer) {
    String key = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    return key != null
        && names(answer.getAll(HttpHeaders.CONNECTION), "upgrade")
        && names(answer.getAll(HttpHeaders.UPGRADE), "websocket")
        && proof(key).equals(answer.get(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT));
  }

  /// Makes fields those of a handshake, or of the answer to one.
  public static void mark(MultiMap headers) {
    headers.set(HttpHeaders.CONNECTION, "Upgrade").set(HttpHeaders.UPGRADE, "websocket");
  }

  /// Whether fields that are lists have a name among their members.
  static boolean names(List<String> fields, String name) {
    for (String field : fields) {
      for (String member : field.split(",", -1)) {
        if (member.strip().equalsIgnoreCase(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String proof(String key) {
    try {
      byte[] text = (key.strip() + GUID).getBytes(StandardCharsets.ISO_8859_1);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }
}

package dev.banyan.proxy.forwarding;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;

/// Where a side listens.
public record Backend(String host, int port, boolean tls) {
  /// @param url `http://host[:port]` without a path
  /// @throws IllegalArgumentException that says what is wrong with it
  public static Backend of(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException broken) {
      throw new IllegalArgumentException(
          "'" + url + "' is not a URL: " + broken.getReason(), broken);
    }
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    if (!tls && !"http".equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("'" + url + "' must start with http:// or https://");
    }
    if (uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("'" + url + "' must be http://host:port");
    }
    String path = uri.getPath();
    if (!path.isEmpty() && !path.equals("/") || uri.getQuery() != null) {
      throw new IllegalArgumentException(
          "'" + url + "' must end after the port: paths are forwarded as they come");
    }
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
    String host = uri.getHost();
    return new Backend(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port, tls);
  }

  RequestOptions request() {
    return new RequestOptions()
        .setServer(SocketAddress.inetSocketAddress(port, host))
        .setHost(host)
        .setPort(port)
        .setSsl(tls);
  }
}

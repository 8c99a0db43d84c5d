package dev.banyan.monolith;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/// Where the shop expects a courier and a mail server: nobody is there until a test opens one.
public final class PartnerPorts implements QuarkusTestResourceLifecycleManager {
  public static final String COURIER_KEY = "courier-of-the-tests";
  public static final String CALLBACK = "http://shop.invalid:8080";

  @Override
  public Map<String, String> start() {
    return Map.of(
        "shop.courier.url",
        "http://127.0.0.1:" + freePort(),
        "shop.courier.key",
        COURIER_KEY,
        "shop.courier.callback",
        CALLBACK + "/",
        "shop.courier.answer-within",
        "1s",
        "quarkus.mailer.host",
        "127.0.0.1",
        "quarkus.mailer.port",
        String.valueOf(freePort()));
  }

  @Override
  public void stop() {}

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

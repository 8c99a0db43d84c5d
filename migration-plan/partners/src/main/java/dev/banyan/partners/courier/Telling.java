package dev.banyan.partners.courier;

import dev.banyan.partners.courier.Consignment.Move;
import dev.banyan.partners.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells the shop of a leg, signed, once.
final class Telling {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ALGORITHM = "HmacSHA256";

  /// A leg as the shop hears of it. Told again, it reads the same to the last byte.
  record Message(String event, String trackingNumber, Leg status, String place, Instant at) {
    static Message of(String trackingNumber, Move move) {
      return new Message(
          trackingNumber + "-" + move.leg().number(),
          trackingNumber,
          move.leg(),
          move.place(),
          move.at());
    }
  }

  private final SecretKeySpec key;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /// After a long silence of the shop there is much to tell: not all of it at once.
  private final Semaphore lines = new Semaphore(16);

  Telling(String key) {
    this.key = new SecretKeySpec(key.getBytes(java.nio.charset.StandardCharsets.UTF_8), ALGORITHM);
  }

  /// What the shop answered.
  int tell(URI callback, Message message) throws IOException, InterruptedException {
    byte[] body = Json.bytes(message);
    HttpRequest request =
        HttpRequest.newBuilder(callback)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Courier-Signature", "sha256=" + signature(body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    lines.acquire();
    try {
      HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
      return answer.statusCode();
    } finally {
      lines.release();
    }
  }

  private String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
    }
  }
}

package dev.banyan.monolith.business.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Writes sessions as signed text and believes only what it signed.
///
/// The text is `base64url(JSON)` `.` `base64url(HMAC-SHA-256 of the first part)`.
@Startup
@ApplicationScoped
public class Sessions {
  private static final ObjectMapper JSON = new JsonMapper();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;
  private final Duration lifetime;
  private final Clock clock;

  Sessions(AccountSettings settings, Clock clock) {
    this.key = SessionKey.parse(settings.sessionKey());
    this.lifetime = settings.sessionLifetime();
    this.clock = clock;
  }

  public Duration lifetime() {
    return lifetime;
  }

  public Session begin(long customer, boolean admin) {
    return new Session(customer, admin, clock.instant().plus(lifetime));
  }

  public String sign(Session session) {
    String json =
        "{\"c\":%d,\"r\":\"%s\",\"e\":%d}"
            .formatted(
                session.customer(),
                session.admin() ? "A" : "C",
                session.expires().getEpochSecond());
    String payload = ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    return payload + "." + ENCODER.encodeToString(signature(payload));
  }

  /// The session that the text stands for; empty if it was not signed here or is over.
  public Optional<Session> read(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String payload = text.substring(0, dot);
    try {
      byte[] claimed = Base64.getUrlDecoder().decode(text.substring(dot + 1));
      return MessageDigest.isEqual(claimed, signature(payload))
          ? Optional.of(parse(payload))
              .filter(session -> session.expires().isAfter(clock.instant()))
          : Optional.empty();
    } catch (IllegalArgumentException | IOException notASession) {
      return Optional.empty();
    }
  }

  private static Session parse(String payload) throws IOException {
    JsonNode json = JSON.readTree(Base64.getUrlDecoder().decode(payload));
    return new Session(
        json.path("c").asLong(),
        json.path("r").asText().equals("A"),
        Instant.ofEpochSecond(json.path("e").asLong()));
  }

  private byte[] signature(String payload) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }
}

package dev.banyan.monolith.business.shipping;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Tells the courier's news from anybody else's: `sha256=` and the HMAC of every byte of the body.
@ApplicationScoped
public class CourierSignature {
  private static final String ALGORITHM = "HmacSHA256";

  private final Optional<SecretKeySpec> key;

  CourierSignature(CourierSettings settings) {
    this.key =
        settings
            .key()
            .map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM));
  }

  /// Without a courier, nobody's signature is good.
  public boolean isGood(@Nullable String signature, byte[] body) {
    if (signature == null || key.isEmpty()) {
      return false;
    }
    // Comparing takes as long whatever differs, so that nobody finds a signature digit by digit.
    return MessageDigest.isEqual(
        signature.getBytes(StandardCharsets.UTF_8),
        of(body, key.get()).getBytes(StandardCharsets.UTF_8));
  }

  private static String of(byte[] body, SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }
}

package dev.banyan.catalog.sessions;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/// The secret that session cookies are signed with.
public final class SessionKey {
  private static final int BYTES_AT_LEAST = 32;

  private SessionKey() {}

  /// @param hex at least 32 bytes as hexadecimal digits
  /// @throws IllegalArgumentException saying what is wrong and what to do, never the key itself
  public static SecretKeySpec parse(String hex) {
    byte[] key = bytes(hex.strip());
    if (key.length < BYTES_AT_LEAST) {
      throw new IllegalArgumentException(
          "SHOP_SESSION_KEY has %d bytes, and signing sessions needs at least %d. %s"
              .formatted(key.length, BYTES_AT_LEAST, ADVICE));
    }
    return new SecretKeySpec(key, "HmacSHA256");
  }

  private static final String ADVICE = "Make one with: openssl rand -hex 32";

  private static byte[] bytes(String hex) {
    if (hex.isEmpty()) {
      throw new IllegalArgumentException("SHOP_SESSION_KEY is not set. " + ADVICE);
    }
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException notHex) {
      throw new IllegalArgumentException(
          "SHOP_SESSION_KEY must be hexadecimal digits only, two for each byte. " + ADVICE);
    }
  }
}

package dev.banyan.proxy.key;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The cookie by which a client without a key is told from another. It says nothing about a person.
final class ClientCookie {
  static final String NAME = "banyan_client";

  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ClientCookie() {}

  static String newToken() {
    byte[] token = new byte[BYTES];
    RANDOM.nextBytes(token);
    return HexFormat.of().formatHex(token);
  }

  static boolean isValid(String token) {
    if (token.length() != 2 * BYTES) {
      return false;
    }
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /// The Set-Cookie field for a token.
  static String field(String token) {
    return NAME + "=" + token + "; Path=/; HttpOnly; SameSite=Lax";
  }
}

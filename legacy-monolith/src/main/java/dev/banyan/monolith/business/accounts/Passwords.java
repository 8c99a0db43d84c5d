package dev.banyan.monolith.business.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Passwords as shops of 2011 kept them: SHA-1 over a salt and the password.
///
/// Every customer's row holds such a hash, which is why it is still in use.
final class Passwords {
  private static final int SALT_BYTES = 8;
  private static final Hashed NOBODY = new Hashed("0".repeat(16), "0".repeat(40));

  private Passwords() {}

  /// A password as it is stored; both parts are hexadecimal.
  record Hashed(String salt, String hash) {
    boolean matches(String password) {
      return MessageDigest.isEqual(
          hash.getBytes(StandardCharsets.US_ASCII),
          sha1(salt, password).getBytes(StandardCharsets.US_ASCII));
    }
  }

  static Hashed hash(String password, RandomGenerator random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String hex = HexFormat.of().formatHex(salt);
    return new Hashed(hex, sha1(hex, password));
  }

  /// What nobody's password matches: asked for an unknown customer, so that asking takes as long.
  static Hashed ofNobody() {
    return NOBODY;
  }

  private static String sha1(String salt, String password) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(salt.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha1.digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }
}

package dev.banyan.streams;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names of what is put into a database.
final class Names {
  private static final int LONGEST = 63;
  private static final int KEPT = 54;

  private Names() {}

  /// Quoted, and no longer than PostgreSQL keeps it, so that two long names stay two; the name is
  /// ASCII in all but odd cases, and cut by its bytes.
  static String fitting(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    String fitting =
        bytes.length <= LONGEST
            ? name
            : new String(bytes, 0, KEPT, StandardCharsets.UTF_8).replace("\ufffd", "")
                + "_"
                + HexFormat.of().formatHex(md5(bytes), 0, 4);
    return '"' + fitting.replace("\"", "\"\"") + '"';
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has MD5", impossible);
    }
  }
}

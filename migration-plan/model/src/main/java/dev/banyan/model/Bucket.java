package dev.banyan.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A key's place in 0 … 9,999, the same in Java and in SQL.
public final class Bucket {
  public static final int COUNT = 10_000;

  /// The key of what belongs to nobody.
  public static final String NOBODY = "*";

  /// Where [#NOBODY] lives: the last bucket, so it moves last.
  public static final int OF_NOBODY = COUNT - 1;

  private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(Bucket::md5);

  private Bucket() {}

  /// First four bytes of md5(UTF-8), unsigned, modulo [#COUNT].
  ///
  /// @param canonicalKey the key in its one spelling, see [CanonicalText]
  public static int of(String canonicalKey) {
    if (canonicalKey.equals(NOBODY)) {
      return OF_NOBODY;
    }
    byte[] hash = MD5.get().digest(canonicalKey.getBytes(StandardCharsets.UTF_8));
    int first =
        (hash[0] & 0xff) << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8 | (hash[3] & 0xff);
    return Integer.remainderUnsigned(first, COUNT);
  }

  /// The same as SQL, for an expression that yields the canonical key (PostgreSQL 16 or later).
  public static String sql(String expression) {
    return "case when (%1$s) = '*' then 9999 else (('0x' || left(md5(%1$s), 8))::bigint %% 10000)::int end"
        .formatted(expression);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has MD5", impossible);
    }
  }
}

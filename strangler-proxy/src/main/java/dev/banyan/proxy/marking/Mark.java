package dev.banyan.proxy.marking;

import dev.banyan.model.Bucket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// That a client wrote: which bucket, and when at the latest by the conductor's clock. It travels
/// as a cookie. Everything is in the cookie's name, so that answers which cross each other never
/// overwrite or drop another's mark. It needs no signature: whoever forges one only reads at the
/// owner, where everybody may.
///
/// @param bucket [#ANY] where it stands for many
/// @param time milliseconds
record Mark(String capability, int bucket, long time) {
  static final int ANY = -1;

  private static final Pattern TAIL = Pattern.compile("(\\*|\\d{1,4})\\.(\\d{1,15})");

  /// With what the names of a capability's marks begin.
  static String prefix(String capability) {
    return "banyan_wrote." + capability + ".";
  }

  /// @return null for what no proxy wrote
  static @Nullable Mark of(String capability, String name) {
    Matcher tail = TAIL.matcher(name.substring(prefix(capability).length()));
    if (!tail.matches()) {
      return null;
    }
    int bucket = tail.group(1).equals("*") ? ANY : Integer.parseInt(tail.group(1));
    return new Mark(capability, bucket, Long.parseLong(tail.group(2)));
  }

  Mark {
    if (bucket < ANY || bucket >= Bucket.COUNT) {
      throw new IllegalArgumentException("no bucket " + bucket);
    }
  }

  boolean covers(int other) {
    return bucket == ANY || bucket == other;
  }

  private String name() {
    return prefix(capability) + (bucket == ANY ? "*" : bucket) + "." + time;
  }

  /// The Set-Cookie field that leaves it with the client.
  String set() {
    return name() + "=1; Path=/; HttpOnly; SameSite=Lax";
  }

  /// The Set-Cookie field that takes it from the client.
  String drop() {
    return name() + "=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";
  }
}

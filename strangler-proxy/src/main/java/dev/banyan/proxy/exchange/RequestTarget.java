package dev.banyan.proxy.exchange;

import org.jspecify.annotations.Nullable;

/// The request target, in origin form and in absolute form (RFC 9112 3.2).
public final class RequestTarget {
  private RequestTarget() {}

  /// Cuts scheme and authority off an absolute form; leaves everything else as it came.
  public static String originForm(String target) {
    int authority = authorityStart(target);
    if (authority < 0) {
      return target;
    }
    int end = authorityEnd(target, authority);
    String rest = target.substring(end);
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /// @return the authority of an absolute form, which then stands above the Host field, or null
  public static @Nullable String authority(String target) {
    int authority = authorityStart(target);
    return authority < 0 ? null : target.substring(authority, authorityEnd(target, authority));
  }

  private static int authorityStart(String target) {
    if (target.regionMatches(true, 0, "http://", 0, 7)) {
      return 7;
    }
    return target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
  }

  private static int authorityEnd(String target, int from) {
    for (int i = from; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return target.length();
  }
}

package dev.banyan.proxy.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who may ask the control side: a holder of the token, on this machine, and no web page that a
/// browser happens to show (DNS rebinding, cross-site requests).
///
/// @param token null locks it
record ControlAccess(@Nullable String token) {
  record Refused(int status, String title, String detail) {}

  /// @param host the Host field
  /// @param origin the Origin field
  /// @param authorization the Authorization field
  /// @param port on which the request came in
  Optional<Refused> check(
      @Nullable String host, @Nullable String origin, @Nullable String authorization, int port) {
    if (host == null || !isOwn(host.toLowerCase(Locale.ROOT), port)) {
      return Optional.of(
          new Refused(
              421,
              "Misdirected Request",
              "The control side answers only as localhost:" + port + " or a loopback address."));
    }
    if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
      return Optional.of(
          new Refused(
              403, "Forbidden", "The control side does not answer pages of other origins."));
    }
    if (token == null || authorization == null || !isToken(token, authorization)) {
      return Optional.of(
          new Refused(
              401,
              "Unauthorized",
              "Send the header Authorization: Bearer with the token in BANYAN_API_TOKEN."));
    }
    return Optional.empty();
  }

  private static boolean isToken(String token, String authorization) {
    return MessageDigest.isEqual(
        ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
        authorization.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isOwn(String host, int port) {
    String suffix = ":" + port;
    if (!host.endsWith(suffix)) {
      return false;
    }
    String name = host.substring(0, host.length() - suffix.length());
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }
}

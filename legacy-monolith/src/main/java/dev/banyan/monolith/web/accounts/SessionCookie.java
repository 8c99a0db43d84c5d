package dev.banyan.monolith.web.accounts;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/// The cookie that carries a session.
public final class SessionCookie {
  public static final String NAME = "shop_session";

  private SessionCookie() {}

  static NewCookie holding(String session, Duration lifetime) {
    return cookie(session, (int) lifetime.toSeconds());
  }

  static NewCookie cleared() {
    return cookie("", 0);
  }

  private static NewCookie cookie(String value, int maxAge) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}

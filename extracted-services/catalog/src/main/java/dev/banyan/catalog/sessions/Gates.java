package dev.banyan.catalog.sessions;

import dev.banyan.catalog.web.Refusal;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets in whom [ForAdmins] names, before anything of the request is read.
class Gates {
  private static final String COOKIE = "shop_session";

  private final Sessions sessions;

  Gates(Sessions sessions) {
    this.sessions = sessions;
  }

  @ForAdmins
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  void admins(HttpHeaders headers) {
    Cookie cookie = headers.getCookies().get(COOKIE);
    Session session =
        sessions.read(cookie == null ? null : cookie.getValue()).orElseThrow(Refusal::notSignedIn);
    if (!session.admin()) {
      throw Refusal.forbidden();
    }
  }
}

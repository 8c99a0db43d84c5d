package dev.banyan.monolith.web.accounts;

import dev.banyan.monolith.business.accounts.Session;
import dev.banyan.monolith.business.accounts.Sessions;
import dev.banyan.monolith.web.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/// Who is asking, as their cookie says.
@RequestScoped
public class Visitor {
  private final Sessions sessions;
  private final HttpHeaders headers;

  Visitor(Sessions sessions, HttpHeaders headers) {
    this.sessions = sessions;
    this.headers = headers;
  }

  public Optional<Session> session() {
    Cookie cookie = headers.getCookies().get(SessionCookie.NAME);
    return sessions.read(cookie == null ? null : cookie.getValue());
  }

  /// The customer who is asking.
  ///
  /// @throws Refusal 401 where nobody has signed in
  public long customer() {
    return session().orElseThrow(Refusal::notSignedIn).customer();
  }
}

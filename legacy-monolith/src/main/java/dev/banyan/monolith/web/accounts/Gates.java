package dev.banyan.monolith.web.accounts;

import dev.banyan.monolith.business.accounts.Session;
import dev.banyan.monolith.web.Refusal;
import jakarta.ws.rs.Priorities;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Lets in whom [ForCustomers] and [ForAdmins] name, before anything of the request is read.
class Gates {
  private final Visitor visitor;

  Gates(Visitor visitor) {
    this.visitor = visitor;
  }

  @ForCustomers
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  void customers() {
    signedIn();
  }

  @ForAdmins
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  void admins() {
    if (!signedIn().admin()) {
      throw Refusal.forbidden();
    }
  }

  private Session signedIn() {
    return visitor.session().orElseThrow(Refusal::notSignedIn);
  }
}

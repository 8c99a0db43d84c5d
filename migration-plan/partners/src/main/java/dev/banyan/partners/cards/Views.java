package dev.banyan.partners.cards;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.banyan.partners.cards.Authorization.Authorized;
import dev.banyan.partners.cards.Authorization.Captured;
import dev.banyan.partners.cards.Authorization.Declined;
import dev.banyan.partners.cards.Authorization.Refund;
import dev.banyan.partners.cards.Authorization.Voided;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an authorization looks from outside.
final class Views {
  private Views() {}

  /// @param amount absent where the reference was voided before it was asked
  /// @param refunded what was given back, all together
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AuthorizationView(
      String reference,
      String status,
      @Nullable Money amount,
      @Nullable Money refunded,
      @Nullable String last4,
      @Nullable String reason,
      @Nullable List<RefundView> refunds) {
    AuthorizationView brief() {
      return new AuthorizationView(
          reference, status, amount, refunded == null ? Money.NONE : refunded, null, null, null);
    }
  }

  record RefundView(String refund, String status, Money amount) {
    static RefundView of(Refund refund) {
      return new RefundView(refund.refund(), "refunded", refund.amount());
    }
  }

  static AuthorizationView of(Authorization authorization) {
    String reference = authorization.reference();
    String status = authorization.status();
    return switch (authorization) {
      case Authorized(var _, var amount, var last4) ->
          new AuthorizationView(reference, status, amount, null, last4, null, null);
      case Declined(var _, var amount, var reason) ->
          new AuthorizationView(reference, status, amount, null, null, reason, null);
      case Voided(var _, var amount) ->
          new AuthorizationView(reference, status, amount, null, null, null, null);
      case Captured captured ->
          new AuthorizationView(
              reference,
              status,
              captured.amount(),
              captured.refunded(),
              captured.last4(),
              null,
              captured.refunds().values().stream().map(RefundView::of).toList());
    };
  }
}

package dev.banyan.monolith.web.payments;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.payments.Payments;
import dev.banyan.monolith.web.Paging;
import dev.banyan.monolith.web.accounts.ForCustomers;
import dev.banyan.monolith.web.accounts.Visitor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// What the customer who asks has paid.
@Path("/api/payments")
@Produces(MediaType.APPLICATION_JSON)
@ForCustomers
public class PaymentsResource {
  private final Payments payments;
  private final Visitor visitor;

  PaymentsResource(Payments payments, Visitor visitor) {
    this.payments = payments;
    this.visitor = visitor;
  }

  @GET
  public Page<PaymentView> all(
      @QueryParam("page") @Nullable String page, @QueryParam("size") @Nullable String size) {
    Paging paging = Paging.of(page, size);
    return payments.page(visitor.customer(), paging.page(), paging.size()).map(PaymentView::listed);
  }
}

package dev.banyan.monolith.web.ordering;

import dev.banyan.monolith.business.ordering.CancellingOrder;
import dev.banyan.monolith.business.ordering.CancellingOrder.Cancellation;
import dev.banyan.monolith.business.ordering.OrderBook;
import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.web.Faults;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForCustomers;
import dev.banyan.monolith.web.accounts.Visitor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The orders of the customer who asks.
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@ForCustomers
public class OrdersResource {
  private final OrderBook orders;
  private final CancellingOrder cancelling;
  private final Visitor visitor;

  OrdersResource(OrderBook orders, CancellingOrder cancelling, Visitor visitor) {
    this.orders = orders;
    this.cancelling = cancelling;
    this.visitor = visitor;
  }

  @GET
  public Page<OrderView.Listed> all(
      @QueryParam("page") @Nullable String page, @QueryParam("size") @Nullable String size) {
    Faults faults = new Faults();
    int pageNumber = faults.whole("page", page, 0, 0, Integer.MAX_VALUE);
    int pageSize = faults.whole("size", size, 24, 1, 100);
    faults.refuse();
    Page<Orders.Order> found = orders.page(visitor.customer(), pageNumber, pageSize);
    return new Page<>(
        found.items().stream().map(OrderView.Listed::of).toList(),
        found.page(),
        found.size(),
        found.total());
  }

  @GET
  @Path("/{number}")
  public OrderView order(@PathParam("number") String number) {
    return Optional.of(number)
        .filter(OrdersResource::isPossible)
        .flatMap(possible -> orders.order(visitor.customer(), possible))
        .map(OrderView::of)
        .orElseThrow(OrdersResource::unknown);
  }

  @POST
  @Path("/{number}/cancel")
  public OrderView cancel(@PathParam("number") String number) {
    if (!isPossible(number)) {
      throw unknown();
    }
    return switch (cancelling.cancel(visitor.customer(), number)) {
      case Cancellation.Cancelled(var order) -> OrderView.of(order);
      case Cancellation.UnknownOrder() -> throw unknown();
      case Cancellation.TooLate(var order) ->
          throw Refusal.conflict(
              "The order is %s already.".formatted(OrderView.status(order.stat())));
    };
  }

  private static boolean isPossible(String number) {
    return number.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static Refusal unknown() {
    return Refusal.notFound("You have no such order.");
  }
}

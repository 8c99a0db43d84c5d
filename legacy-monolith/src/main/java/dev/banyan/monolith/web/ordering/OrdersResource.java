package dev.banyan.monolith.web.ordering;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.ordering.CancellingOrder;
import dev.banyan.monolith.business.ordering.CancellingOrder.Cancellation;
import dev.banyan.monolith.business.ordering.OrderBook;
import dev.banyan.monolith.business.ordering.ReturningGoods;
import dev.banyan.monolith.business.ordering.ReturningGoods.Return;
import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.ordering.Orders;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Paging;
import dev.banyan.monolith.web.Problem;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForCustomers;
import dev.banyan.monolith.web.accounts.Visitor;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// The orders of the customer who asks.
@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@ForCustomers
public class OrdersResource {
  /// What comes back: so many pieces of some lines.
  public record NewReturn(List<NewPiece> lines) {}

  /// So many pieces of one line.
  public record NewPiece(int line, int quantity) {}

  private final OrderBook orders;
  private final CancellingOrder cancelling;
  private final ReturningGoods returning;
  private final Visitor visitor;

  OrdersResource(
      OrderBook orders, CancellingOrder cancelling, ReturningGoods returning, Visitor visitor) {
    this.orders = orders;
    this.cancelling = cancelling;
    this.returning = returning;
    this.visitor = visitor;
  }

  @GET
  public Page<OrderView.Listed> all(
      @QueryParam("page") @Nullable String page, @QueryParam("size") @Nullable String size) {
    Paging paging = Paging.of(page, size);
    return orders.page(visitor.customer(), paging.page(), paging.size()).map(OrderView.Listed::of);
  }

  @GET
  @Path("/{number}")
  public OrderView order(@PathParam("number") String number) {
    return possible(number)
        .flatMap(possible -> orders.order(visitor.customer(), possible))
        .map(OrderView::of)
        .orElseThrow(OrdersResource::unknown);
  }

  @POST
  @Path("/{number}/cancel")
  public OrderView cancel(@PathParam("number") String number) {
    if (possible(number).isEmpty()) {
      throw unknown();
    }
    return switch (cancelling.cancel(visitor.customer(), number)) {
      case Cancellation.Cancelled(var order) -> OrderView.of(order);
      case Cancellation.UnknownOrder() -> throw unknown();
      case Cancellation.TooLate(var order) ->
          throw Refusal.conflict(
              "The order is %s already, so it cannot be cancelled.%s"
                  .formatted(
                      OrderView.status(order.stat()),
                      isWithCustomer(order) ? " You can return what you do not want." : ""));
    };
  }

  @POST
  @Path("/{number}/returns")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequestBodySchema(NewReturn.class)
  @APIResponseSchema(value = OrderView.class, responseCode = "201")
  public Response takeBack(
      @PathParam("number") String number,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      JsonNode json) {
    Body body = Body.of(json);
    String idempotencyKey = IdempotencyKey.of(key, body);
    Map<Integer, Integer> pieces = pieces(body);
    body.refuse();
    if (possible(number).isEmpty()) {
      throw unknown();
    }
    return switch (returning.takeBack(visitor.customer(), number, pieces, idempotencyKey)) {
      case Return.Accepted(var order) ->
          Response.status(Response.Status.CREATED).entity(OrderView.of(order)).build();
      case Return.AcceptedBefore(var order) -> Response.ok(OrderView.of(order)).build();
      case Return.UnknownOrder() -> throw unknown();
      case Return.NotDelivered(var order) ->
          throw Refusal.conflict(
              "The order is %s: only what was delivered can be returned."
                  .formatted(OrderView.status(order.stat())));
      case Return.TooMany(var possible) -> throw tooMany(possible);
    };
  }

  private static Map<Integer, Integer> pieces(Body body) {
    Map<Integer, Integer> pieces = new TreeMap<>();
    for (Body line : body.parts("lines")) {
      int number = line.whole("line", 1, Integer.MAX_VALUE);
      if (pieces.put(number, line.whole("quantity", 1, Integer.MAX_VALUE)) != null) {
        line.fault("line", "is named twice");
      }
    }
    return pieces;
  }

  private static Refusal tooMany(Map<Integer, Long> possible) {
    return new Refusal(
        Problem.conflict(
            "Fewer pieces than that can still come back; nothing was returned.",
            possible.entrySet().stream()
                .map(
                    each ->
                        new Problem.Fault(
                            "line " + each.getKey(), "only %d left".formatted(each.getValue())))
                .toList()));
  }

  private static boolean isWithCustomer(Orders.Order order) {
    return order.stat().equals("S") || order.stat().equals("D");
  }

  /// A number that an order may have.
  static Optional<String> possible(String number) {
    return Optional.of(number).filter(text -> text.chars().allMatch(c -> c > ' ' && c < 0x7f));
  }

  private static Refusal unknown() {
    return Refusal.notFound("You have no such order.");
  }
}

package dev.banyan.monolith.web.ordering;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.ordering.OrderDesk;
import dev.banyan.monolith.business.ordering.OrderDesk.Goodwill;
import dev.banyan.monolith.business.ordering.OrderDesk.OrderOfCustomer;
import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.ordering.AllOrders;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Faults;
import dev.banyan.monolith.web.Paging;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForAdmins;
import dev.banyan.monolith.web.notifications.NotificationView;
import dev.banyan.monolith.web.shipping.ParcelView;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// Everybody's orders, for those who run the shop.
@Path("/api/admin/orders")
@Produces(MediaType.APPLICATION_JSON)
@ForAdmins
public class AdminOrdersResource {
  private static final BigDecimal MOST = new BigDecimal("999999999.999");

  /// An order in the list of all.
  public record Listed(
      String number,
      String status,
      BigDecimal total,
      Instant placedAt,
      @Nullable Customer customer,
      @Nullable String shipment) {
    static Listed of(AllOrders.Entry entry) {
      return new Listed(
          entry.number(),
          OrderView.status(entry.stat()),
          entry.total(),
          entry.placedAt(),
          Customer.of(entry.customer()),
          entry.parcel() == null ? null : ParcelView.status(entry.parcel()));
    }
  }

  /// Whose order it is.
  public record Customer(long id, String name, String email) {
    static @Nullable Customer of(AllOrders.@Nullable Customer customer) {
      return customer == null
          ? null
          : new Customer(customer.id(), customer.name(), customer.login());
    }
  }

  /// An order with what its customer does not see.
  public record Detail(
      @JsonUnwrapped OrderView order,
      @Nullable Customer customer,
      List<NotificationView> notifications) {
    static Detail of(OrderOfCustomer found) {
      return new Detail(
          OrderView.of(found.order()),
          Customer.of(found.customer()),
          found.notifications().stream().map(NotificationView::of).toList());
    }
  }

  /// Money to give back out of goodwill.
  public record NewRefund(@Schema(examples = "2.55") String amount, @Nullable String note) {}

  private final OrderDesk desk;

  AdminOrdersResource(OrderDesk desk) {
    this.desk = desk;
  }

  @GET
  public Page<Listed> all(
      @QueryParam("page") @Nullable String page,
      @QueryParam("size") @Nullable String size,
      @QueryParam("status") @Nullable String status,
      @QueryParam("q") @Nullable String text) {
    Faults faults = new Faults();
    Paging paging = Paging.of(page, size, faults);
    String letter = status == null ? null : OrderView.LETTERS.get(status);
    if (status != null && letter == null) {
      faults.add("status", "must be one of " + String.join(", ", OrderView.LETTERS.keySet()));
    }
    faults.storable("q", text);
    faults.refuse();
    return desk.page(new AllOrders.Query(letter, text, paging.page(), paging.size()))
        .map(Listed::of);
  }

  @GET
  @Path("/{number}")
  public Detail order(@PathParam("number") String number) {
    return OrdersResource.possible(number)
        .flatMap(desk::order)
        .map(Detail::of)
        .orElseThrow(() -> unknown(number));
  }

  @POST
  @Path("/{number}/refunds")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequestBodySchema(NewRefund.class)
  @APIResponseSchema(value = Detail.class, responseCode = "201")
  public Response refund(
      @PathParam("number") String number,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      JsonNode json) {
    Body body = Body.of(json);
    String idempotencyKey = IdempotencyKey.of(key, body);
    BigDecimal amount = body.money("amount", MOST);
    String note = body.optionalText("note", 0, 200);
    body.refuse();
    if (OrdersResource.possible(number).isEmpty()) {
      throw unknown(number);
    }
    return switch (desk.refund(number, amount, note, idempotencyKey)) {
      case Goodwill.Given() ->
          Response.status(Response.Status.CREATED).entity(order(number)).build();
      case Goodwill.GivenBefore() -> Response.ok(order(number)).build();
      case Goodwill.UnknownOrder() -> throw unknown(number);
      case Goodwill.NotTaken() ->
          throw Refusal.conflict(
              "The money of this order was not taken, so none can be given back.");
      case Goodwill.TooMuch(BigDecimal left) ->
          throw Refusal.conflict(
              "Only %s of this order's money is left.".formatted(left.toPlainString()));
    };
  }

  private static Refusal unknown(String number) {
    return Refusal.notFound("There is no order '%s'.".formatted(number));
  }
}

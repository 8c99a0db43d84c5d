package dev.banyan.monolith.web.ordering;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.ordering.CheckoutOutcome;
import dev.banyan.monolith.business.ordering.CheckoutOutcome.Shortage;
import dev.banyan.monolith.business.ordering.PlacedOrder;
import dev.banyan.monolith.business.ordering.PlacingOrder;
import dev.banyan.monolith.business.payments.PaymentMethod;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Problem;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForCustomers;
import dev.banyan.monolith.web.accounts.Visitor;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// Turns the cart of the customer who asks into an order.
@Path("/api/checkout")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ForCustomers
public class CheckoutResource {
  private static final String KEY = "Idempotency-Key";
  private static final int LONGEST_KEY = 80;
  private static final Map<String, PaymentMethod> METHODS =
      Map.of("invoice", PaymentMethod.INVOICE, "card", PaymentMethod.CARD);

  /// Where to, and how it is paid.
  public record Checkout(@Nullable Long addressId, String payment) {}

  private final PlacingOrder placing;
  private final Visitor visitor;

  CheckoutResource(PlacingOrder placing, Visitor visitor) {
    this.placing = placing;
    this.visitor = visitor;
  }

  @POST
  @RequestBodySchema(Checkout.class)
  @APIResponseSchema(value = OrderView.class, responseCode = "201")
  public Response checkOut(@HeaderParam(KEY) @Nullable String key, JsonNode json) {
    Body body = Body.of(json);
    String idempotencyKey = key == null ? "" : key.strip();
    if (idempotencyKey.isEmpty() || idempotencyKey.length() > LONGEST_KEY) {
      body.fault(KEY, "the header must be given, with 1 to 80 characters");
    }
    Long address = body.optionalId("addressId");
    PaymentMethod method = body.choice("payment", METHODS);
    body.refuse();
    return switch (placing.place(visitor.customer(), idempotencyKey, address, method)) {
      case CheckoutOutcome.Placed(var order) -> answer(Response.Status.CREATED, order);
      case CheckoutOutcome.PlacedBefore(var order) -> answer(Response.Status.OK, order);
      case CheckoutOutcome.EmptyCart() -> throw Refusal.conflict("The cart is empty.");
      case CheckoutOutcome.Unavailable(var shortages) -> throw outOfStock(shortages);
      case CheckoutOutcome.UnknownAddress() ->
          throw Refusal.invalid("addressId", "there is no such address in your address book");
      case CheckoutOutcome.TooDear() ->
          throw Refusal.conflict("The order is worth more than one order can be.");
    };
  }

  private static Response answer(Response.Status status, PlacedOrder placed) {
    String number = URLEncoder.encode(placed.order().number(), StandardCharsets.UTF_8);
    return Response.status(status)
        .header(HttpHeaders.LOCATION, "/api/orders/" + number)
        .entity(OrderView.of(placed))
        .build();
  }

  private static Refusal outOfStock(List<Shortage> shortages) {
    return new Refusal(
        Problem.conflict(
            "Some of it is not there any more; nothing was ordered.",
            shortages.stream()
                .map(shortage -> new Problem.Fault(shortage.sku(), message(shortage)))
                .toList()));
  }

  private static String message(Shortage shortage) {
    if (!shortage.forSale()) {
      return "not for sale any more";
    }
    return shortage.left() == 0 ? "none left" : "only %d left".formatted(shortage.left());
  }
}

package dev.banyan.monolith.web.ordering;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.ordering.CheckingOut;
import dev.banyan.monolith.business.ordering.CheckoutOutcome;
import dev.banyan.monolith.business.ordering.CheckoutOutcome.Shortage;
import dev.banyan.monolith.business.ordering.PlacedOrder;
import dev.banyan.monolith.business.payments.PaymentMethod;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Problem;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForCustomers;
import dev.banyan.monolith.web.accounts.Visitor;
import dev.banyan.monolith.web.payments.CardFields;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// Turns the cart of the customer who asks into an order.
@Path("/api/checkout")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ForCustomers
public class CheckoutResource {
  private static final List<String> PAYMENTS = List.of("invoice", "card");

  /// Where to, and how it is paid.
  public record Checkout(
      @Nullable Long addressId, String payment, CardFields.@Nullable NewCard card) {}

  private final CheckingOut checkingOut;
  private final Visitor visitor;

  CheckoutResource(CheckingOut checkingOut, Visitor visitor) {
    this.checkingOut = checkingOut;
    this.visitor = visitor;
  }

  @POST
  @RequestBodySchema(Checkout.class)
  @APIResponseSchema(value = OrderView.class, responseCode = "201")
  public Response checkOut(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, JsonNode json) {
    Body body = Body.of(json);
    String idempotencyKey = IdempotencyKey.of(key, body);
    Long address = body.optionalId("addressId");
    String payment = body.choice("payment", PAYMENTS);
    PaymentMethod method =
        payment.equals("card")
            ? new PaymentMethod.ByCard(CardFields.of(body.part("card")))
            : new PaymentMethod.Invoice();
    body.refuse();
    return switch (checkingOut.checkOut(visitor.customer(), idempotencyKey, address, method)) {
      case CheckoutOutcome.Placed(var order) -> answer(Response.Status.CREATED, order);
      case CheckoutOutcome.PlacedBefore(var order) -> answer(Response.Status.OK, order);
      case CheckoutOutcome.EmptyCart() -> throw Refusal.conflict("The cart is empty.");
      case CheckoutOutcome.Unavailable(var shortages) -> throw outOfStock(shortages);
      case CheckoutOutcome.UnknownAddress() ->
          throw Refusal.invalid("addressId", "there is no such address in your address book");
      case CheckoutOutcome.TooDear() ->
          throw Refusal.conflict("The order is worth more than one order can be.");
      case CheckoutOutcome.Declined(String reason) -> throw declined(reason);
      case CheckoutOutcome.NoAnswer() ->
          throw Refusal.unavailable(
              "The card processor does not answer, so nothing was ordered and no money was taken."
                  + " Try again in a moment; it will not be charged twice.");
      case CheckoutOutcome.Changed() ->
          throw Refusal.conflict(
              "While the bank was asked, the cart has changed; nothing was ordered and no money was"
                  + " taken. Look at the cart and check out again.");
    };
  }

  private static Response answer(Response.Status status, PlacedOrder placed) {
    String number = URLEncoder.encode(placed.order().number(), StandardCharsets.UTF_8);
    return Response.status(status)
        .header(HttpHeaders.LOCATION, "/api/orders/" + number)
        .entity(OrderView.of(placed))
        .build();
  }

  private static Refusal declined(String reason) {
    return new Refusal(
        new Problem(
            "about:blank",
            "Payment Required",
            402,
            "%s Nothing was ordered and no money was taken. Try another card, or pay by invoice."
                .formatted(
                    switch (reason) {
                      case "insufficient_funds" -> "The bank says that there is not enough money.";
                      case "expired_card" -> "The card has expired.";
                      default -> "The bank has declined the card.";
                    }),
            List.of(new Problem.Fault("card", reason))));
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

package dev.banyan.monolith.web.ordering;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.catalog.Sku;
import dev.banyan.monolith.business.ordering.ShoppingCart;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForCustomers;
import dev.banyan.monolith.web.accounts.Visitor;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;

/// The cart of the customer who asks.
@Path("/api/cart")
@Produces(MediaType.APPLICATION_JSON)
@ForCustomers
public class CartResource {
  private static final int MOST = 10_000;

  /// How many pieces the cart shall hold.
  public record Quantity(int quantity) {}

  private final ShoppingCart cart;
  private final Visitor visitor;

  CartResource(ShoppingCart cart, Visitor visitor) {
    this.cart = cart;
    this.visitor = visitor;
  }

  @GET
  public CartView show() {
    return CartView.of(cart.lines(visitor.customer()));
  }

  @PUT
  @Path("/lines/{sku}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequestBodySchema(Quantity.class)
  public CartView put(@PathParam("sku") String raw, JsonNode json) {
    Sku sku = Sku.of(raw);
    Body body = Body.of(json);
    int quantity = body.whole("quantity", 1, MOST);
    body.refuse();
    return switch (cart.put(visitor.customer(), sku, quantity)) {
      case PUT -> show();
      case UNKNOWN_PRODUCT -> throw Refusal.notFound("There is no product '%s'.".formatted(sku));
      case NOT_FOR_SALE ->
          throw Refusal.conflict("The product '%s' is not for sale.".formatted(sku));
      case UNKNOWN_CUSTOMER -> throw Refusal.notSignedIn();
    };
  }

  @DELETE
  @Path("/lines/{sku}")
  public CartView remove(@PathParam("sku") String sku) {
    cart.remove(visitor.customer(), Sku.of(sku));
    return show();
  }
}

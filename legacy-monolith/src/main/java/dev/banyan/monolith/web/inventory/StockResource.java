package dev.banyan.monolith.web.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.catalog.Sku;
import dev.banyan.monolith.business.inventory.Inventory;
import dev.banyan.monolith.business.inventory.Inventory.Adjustment;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForAdmins;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// What there is of a product, and corrections of it by hand.
@Path("/api/stock/{sku}")
@Produces(MediaType.APPLICATION_JSON)
public class StockResource {
  private static final int MOST = 1_000_000;

  /// A correction: so many pieces more, or less, in a warehouse.
  public record NewAdjustment(String warehouse, int quantity, @Nullable String note) {}

  private final Inventory inventory;

  StockResource(Inventory inventory) {
    this.inventory = inventory;
  }

  @GET
  public Inventory.Availability stock(@PathParam("sku") String sku) {
    return inventory.of(Sku.of(sku)).orElseThrow(() -> unknown(sku));
  }

  @POST
  @Path("/adjustments")
  @Consumes(MediaType.APPLICATION_JSON)
  @ForAdmins
  @RequestBodySchema(NewAdjustment.class)
  @APIResponseSchema(value = Adjustment.Adjusted.class, responseCode = "201")
  public Response adjust(@PathParam("sku") String sku, JsonNode json) {
    Body body = Body.of(json);
    String warehouse = body.text("warehouse", 3);
    int quantity = body.whole("quantity", -MOST, MOST);
    if (quantity == 0) {
      body.fault("quantity", "must not be 0");
    }
    String note = body.optionalText("note", 0, 200);
    body.refuse();
    return switch (inventory.adjust(Sku.of(sku), warehouse, quantity, note)) {
      case Adjustment.Adjusted adjusted ->
          Response.status(Response.Status.CREATED).entity(adjusted).build();
      case Adjustment.UnknownProduct() -> throw unknown(sku);
      case Adjustment.UnknownWarehouse() ->
          throw Refusal.invalid("warehouse", "there is no warehouse '%s'".formatted(warehouse));
      case Adjustment.Impossible() ->
          throw Refusal.conflict(
              quantity < 0
                  ? "There is less than that in the warehouse."
                  : "The warehouse cannot count that many.");
    };
  }

  private static Refusal unknown(String sku) {
    return Refusal.notFound("There is no product '%s'.".formatted(Sku.of(sku)));
  }
}

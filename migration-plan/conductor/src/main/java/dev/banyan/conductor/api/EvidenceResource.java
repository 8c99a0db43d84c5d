package dev.banyan.conductor.api;

import dev.banyan.conductor.evidence.ShopperCount;
import dev.banyan.conductor.evidence.Shoppers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes evidence from those who use the shop.
@Path("/api/evidence")
final class EvidenceResource {
  private final Shoppers shoppers;

  EvidenceResource(Shoppers shoppers) {
    this.shoppers = shoppers;
  }

  /// @param at when it was counted
  /// @param capabilities cumulative since the shoppers started
  record Told(@Nullable String at, @Nullable Map<String, ShopperCount> capabilities) {}

  @POST
  @Path("/shoppers")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response shoppers(@Nullable Told told) {
    if (told == null || told.capabilities() == null) {
      return Problem.of(400, "Bad request", "The counts by capability are missing");
    }
    shoppers.heard(told.capabilities());
    return Response.noContent().build();
  }
}

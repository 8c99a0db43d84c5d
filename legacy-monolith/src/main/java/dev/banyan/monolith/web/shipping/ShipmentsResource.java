package dev.banyan.monolith.web.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.monolith.business.shipping.CourierSignature;
import dev.banyan.monolith.business.shipping.delivery.ParcelNews;
import dev.banyan.monolith.data.shipping.Shipments;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Problem;
import dev.banyan.monolith.web.Refusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/// Where parcels are.
@Path("/api/shipments/{trackingNumber}")
@Produces(MediaType.APPLICATION_JSON)
public class ShipmentsResource {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{1,20}");
  private static final Map<String, String> STATUSES =
      Map.of("collected", "H", "in_transit", "T", "out_for_delivery", "O", "delivered", "D");

  /// What the courier reports.
  public record CourierEvent(
      String event, String trackingNumber, String status, @Nullable String place, Instant at) {}

  private final Shipments shipments;
  private final ParcelNews news;
  private final CourierSignature signature;
  private final ObjectMapper json;

  ShipmentsResource(
      Shipments shipments, ParcelNews news, CourierSignature signature, ObjectMapper json) {
    this.shipments = shipments;
    this.news = news;
    this.signature = signature;
    this.json = json;
  }

  @GET
  public ParcelView.Tracked track(@PathParam("trackingNumber") String number) {
    return Optional.of(number)
        .filter(given -> NUMBER.matcher(given).matches())
        .flatMap(shipments::tracked)
        .map(ParcelView.Tracked::of)
        .orElseThrow(() -> unknown(number));
  }

  /// Takes the bytes as they came, since it is they that are signed.
  @POST
  @Path("/events")
  @Consumes(MediaType.WILDCARD)
  @RequestBodySchema(CourierEvent.class)
  public void report(
      @PathParam("trackingNumber") String number,
      @HeaderParam("Courier-Signature") @Nullable String signed,
      byte[] body) {
    if (!signature.isGood(signed, body)) {
      throw new Refusal(
          Problem.of(
              401, "Unauthorized", "The header Courier-Signature does not belong to this body."));
    }
    ParcelNews.Report report = report(number, read(body));
    if (!NUMBER.matcher(number).matches() || !news.reported(number, report)) {
      throw unknown(number);
    }
  }

  private @Nullable JsonNode read(byte[] body) {
    try {
      return json.readTree(body);
    } catch (IOException notJson) {
      return null;
    }
  }

  private static ParcelNews.Report report(String number, @Nullable JsonNode json) {
    Body body = Body.of(json);
    String name = body.text("event", 60);
    if (!body.text("trackingNumber", 20).equals(number)) {
      body.fault("trackingNumber", "must be the number in the address");
    }
    String stat = body.choice("status", STATUSES);
    String place = body.optionalText("place", 1, 80);
    Instant at = time(body, body.text("at", 40));
    body.refuse();
    return new ParcelNews.Report(name, stat, place, at);
  }

  private static Instant time(Body body, String text) {
    try {
      return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeException notATime) {
      body.fault("at", "must be a time in UTC, as in 2011-12-09T12:50:00Z");
      return Instant.EPOCH;
    }
  }

  private static Refusal unknown(String number) {
    return Refusal.notFound("There is no parcel '%s'.".formatted(number));
  }
}

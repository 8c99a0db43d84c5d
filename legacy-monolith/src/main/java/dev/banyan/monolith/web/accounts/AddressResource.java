package dev.banyan.monolith.web.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.accounts.AddressBook;
import dev.banyan.monolith.data.accounts.Address;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Refusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/// The addresses of the customer who asks.
@Path("/api/account/addresses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@ForCustomers
public class AddressResource {
  private static final Map<String, AddressBook.Kind> KINDS =
      Map.of("shipping", AddressBook.Kind.SHIPPING, "billing", AddressBook.Kind.BILLING);

  /// An address as the shop shows it.
  public record AddressView(
      long id,
      String kind,
      String line1,
      @Nullable String line2,
      String city,
      String postcode,
      String country) {
    static AddressView of(Address address) {
      return new AddressView(
          address.id,
          address.kind.equals("S") ? "shipping" : "billing",
          address.line1,
          address.line2,
          address.city,
          address.postcode,
          address.country);
    }
  }

  /// All addresses of a customer.
  public record AddressList(List<AddressView> items) {}

  private final AddressBook addresses;
  private final Visitor visitor;

  AddressResource(AddressBook addresses, Visitor visitor) {
    this.addresses = addresses;
    this.visitor = visitor;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public AddressList all() {
    return new AddressList(addresses.of(visitor.customer()).stream().map(AddressView::of).toList());
  }

  @POST
  @RequestBodySchema(AddressBook.Entry.class)
  @APIResponseSchema(value = AddressView.class, responseCode = "201")
  public Response add(JsonNode json) {
    AddressView added =
        addresses
            .add(visitor.customer(), entry(json))
            .map(AddressView::of)
            .orElseThrow(Refusal::notSignedIn);
    return Response.created(URI.create("/api/account/addresses/" + added.id()))
        .entity(added)
        .build();
  }

  @PUT
  @Path("/{id}")
  @RequestBodySchema(AddressBook.Entry.class)
  public AddressView change(@PathParam("id") String id, JsonNode json) {
    return addresses
        .change(visitor.customer(), number(id), entry(json))
        .map(AddressView::of)
        .orElseThrow(AddressResource::unknown);
  }

  @DELETE
  @Path("/{id}")
  @Consumes(MediaType.WILDCARD)
  public void remove(@PathParam("id") String id) {
    switch (addresses.remove(visitor.customer(), number(id))) {
      case REMOVED -> {}
      case UNKNOWN -> throw unknown();
      case ORDERED_TO ->
          throw Refusal.conflict("An order went to this address, so it has to stay.");
    }
  }

  private static AddressBook.Entry entry(@Nullable JsonNode json) {
    Body body = Body.of(json);
    AddressBook.Entry entry =
        new AddressBook.Entry(
            body.choice("kind", KINDS),
            body.text("line1", 120),
            body.optionalText("line2", 0, 120),
            body.text("city", 80),
            body.text("postcode", 20),
            body.text("country", 60));
    body.refuse();
    return entry;
  }

  private static long number(String id) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException notAnId) {
      throw unknown();
    }
  }

  private static Refusal unknown() {
    return Refusal.notFound("There is no such address in your address book.");
  }
}

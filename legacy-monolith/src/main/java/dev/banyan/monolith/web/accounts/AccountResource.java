package dev.banyan.monolith.web.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.accounts.Accounts;
import dev.banyan.monolith.business.accounts.Sessions;
import dev.banyan.monolith.data.accounts.Customer;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Problem;
import dev.banyan.monolith.web.Refusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/// Registering, signing in and out, and the own account.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountResource {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]+\\.[^\\s@.\\p{Cntrl}]+");

  /// What is asked for when registering.
  public record NewAccount(String email, String password, String name, String country) {}

  /// What is asked for when signing in.
  public record Credentials(String email, String password) {}

  /// What of an account may change; what is missing stays.
  public record AccountChange(String name, String country) {}

  private final Accounts accounts;
  private final Sessions sessions;
  private final Visitor visitor;

  AccountResource(Accounts accounts, Sessions sessions, Visitor visitor) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.visitor = visitor;
  }

  @POST
  @Path("/accounts")
  @RequestBodySchema(NewAccount.class)
  @APIResponseSchema(value = CustomerView.class, responseCode = "201")
  public Response register(JsonNode json) {
    Body body = Body.of(json);
    String email = body.text("email", 120);
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      body.fault("email", "must be an e-mail address");
    }
    String password = body.text("password", 100);
    if (!password.isEmpty() && password.codePointCount(0, password.length()) < 8) {
      body.fault("password", "must have 8 to 100 characters");
    }
    String name = body.text("name", 120);
    String country = body.text("country", 60);
    body.refuse();
    return accounts
        .register(email, password, name, country)
        .map(customer -> signedIn(customer, Response.Status.CREATED))
        .orElseThrow(
            () -> Refusal.conflict("There is an account with this e-mail address already."));
  }

  @POST
  @Path("/session")
  @RequestBodySchema(Credentials.class)
  @APIResponseSchema(CustomerView.class)
  public Response signIn(JsonNode json) {
    Body body = Body.of(json);
    String email = body.text("email", 120);
    String password = body.text("password", 100);
    body.refuse();
    return accounts
        .recognise(email, password)
        .map(customer -> signedIn(customer, Response.Status.OK))
        .orElseThrow(
            () ->
                new Refusal(
                    Problem.of(
                        401, "Unauthorized", "E-mail address and password do not go together.")));
  }

  @DELETE
  @Path("/session")
  @Consumes(MediaType.WILDCARD)
  public Response signOut() {
    return Response.noContent().cookie(SessionCookie.cleared()).build();
  }

  @GET
  @Path("/account")
  @ForCustomers
  public CustomerView account() {
    return accounts
        .customer(visitor.customer())
        .map(CustomerView::of)
        .orElseThrow(Refusal::notSignedIn);
  }

  @PATCH
  @Path("/account")
  @ForCustomers
  @RequestBodySchema(AccountChange.class)
  public CustomerView change(JsonNode json) {
    Body body = Body.of(json);
    String name = body.optionalText("name", 1, 120);
    String country = body.optionalText("country", 1, 60);
    body.refuse();
    return accounts
        .change(visitor.customer(), name, country)
        .map(CustomerView::of)
        .orElseThrow(Refusal::notSignedIn);
  }

  private Response signedIn(Customer customer, Response.Status status) {
    String session = sessions.sign(sessions.begin(customer.id, customer.isAdmin()));
    return Response.status(status)
        .entity(CustomerView.of(customer))
        .cookie(SessionCookie.holding(session, sessions.lifetime()))
        .build();
  }
}

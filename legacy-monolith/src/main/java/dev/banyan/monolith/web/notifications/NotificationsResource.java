package dev.banyan.monolith.web.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.business.notifications.ChannelPreferences;
import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.notifications.Notifications;
import dev.banyan.monolith.data.notifications.Preferences.Wanted;
import dev.banyan.monolith.web.Body;
import dev.banyan.monolith.web.Paging;
import dev.banyan.monolith.web.Refusal;
import dev.banyan.monolith.web.accounts.ForCustomers;
import dev.banyan.monolith.web.accounts.Visitor;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.jspecify.annotations.Nullable;

/// What the customer who asks is told, and by which channels.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@ForCustomers
public class NotificationsResource {
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{3,28}[0-9]");

  /// By which channels; a telephone number only where there is one.
  public record Channels(
      boolean email,
      boolean sms,
      boolean push,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String phone) {
    static Channels of(Wanted wanted) {
      return new Channels(wanted.email(), wanted.sms(), wanted.push(), wanted.phone());
    }
  }

  private final Notifications notifications;
  private final ChannelPreferences preferences;
  private final Visitor visitor;

  NotificationsResource(
      Notifications notifications, ChannelPreferences preferences, Visitor visitor) {
    this.notifications = notifications;
    this.preferences = preferences;
    this.visitor = visitor;
  }

  @GET
  @Path("/notifications")
  public Page<NotificationView> all(
      @QueryParam("page") @Nullable String page, @QueryParam("size") @Nullable String size) {
    Paging paging = Paging.of(page, size);
    Page<Notifications.Notification> found =
        notifications.page(visitor.customer(), paging.page(), paging.size());
    return new Page<>(
        found.items().stream().map(NotificationView::of).toList(),
        found.page(),
        found.size(),
        found.total());
  }

  @GET
  @Path("/account/notifications")
  public Channels channels() {
    return preferences.of(visitor.customer()).map(Channels::of).orElseThrow(Refusal::notSignedIn);
  }

  @PUT
  @Path("/account/notifications")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequestBodySchema(Channels.class)
  public Channels change(JsonNode json) {
    Body body = Body.of(json);
    boolean email = body.flag("email");
    boolean sms = body.flag("sms");
    boolean push = body.flag("push");
    String phone = body.optionalText("phone", 1, 30);
    if (phone != null && !PHONE.matcher(phone).matches()) {
      body.fault("phone", "must be a telephone number, as in +44 20 7946 0018");
    }
    if (sms && phone == null) {
      body.fault("phone", "is needed for SMS");
    }
    body.refuse();
    Wanted wanted = new Wanted(email, sms, push, phone);
    if (!preferences.change(visitor.customer(), wanted)) {
      throw Refusal.notSignedIn();
    }
    return Channels.of(wanted);
  }
}

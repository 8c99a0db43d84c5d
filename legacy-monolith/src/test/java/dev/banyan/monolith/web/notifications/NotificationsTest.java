package dev.banyan.monolith.web.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.ParcelShop;
import dev.banyan.monolith.business.notifications.OrderEvent;
import dev.banyan.monolith.business.notifications.TellingCustomers;
import dev.banyan.monolith.data.notifications.Notifications;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationsTest extends ParcelShop {
  private static final String PATH = "/api/account/notifications";

  @Inject TellingCustomers customers;
  @Inject Notifications notifications;

  @Test
  void who_never_chose_is_told_by_email() {
    assertThat(shop.get(PATH, "Cookie", aCustomer()).is(200).response().body())
        .isEqualTo("{\"email\":true,\"sms\":false,\"push\":false,\"phone\":null}");
  }

  @Test
  void channels_are_chosen_and_the_number_is_kept_with_the_account() {
    String cookie = aCustomer();
    String wanted = "{\"email\":false,\"sms\":true,\"push\":true,\"phone\":\"+44 20 7946 0018\"}";
    assertThat(shop.put(PATH, wanted, "Cookie", cookie).is(200).response().body())
        .isEqualTo(wanted);
    assertThat(shop.get(PATH, "Cookie", cookie).is(200).response().body()).isEqualTo(wanted);
    JsonNode account = shop.get("/api/account", "Cookie", cookie).json().path("customer");
    assertThat(account.path("phone").asText()).isEqualTo("+44 20 7946 0018");
  }

  @Test
  void all_that_is_wrong_with_a_choice_is_told_at_once() {
    String cookie = aCustomer();
    assertThat(
            shop.put(PATH, "{\"email\":1,\"sms\":true,\"phone\":null}", "Cookie", cookie)
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("email", "push", "phone");
    assertThat(
            shop.put(
                    PATH,
                    "{\"email\":true,\"sms\":true,\"push\":false,\"phone\":\"call me\"}",
                    "Cookie",
                    cookie)
                .isProblem(400)
                .faults())
        .containsExactly("phone");
    shop.put(PATH, "{}").isProblem(401);
    shop.get(PATH).isProblem(401);
    shop.get("/api/notifications").isProblem(401);
  }

  @Test
  void an_order_is_confirmed_by_email_whatever_was_chosen_and_the_rest_is_as_chosen() {
    String cookie = aCustomer();
    shop.put(PATH, "{\"email\":false,\"sms\":false,\"push\":true,\"phone\":null}", "Cookie", cookie)
        .is(200);
    Sent sent = aBookedOrder(cookie);
    tell(OrderEvent.PLACED, sent);
    tell(OrderEvent.SENT, sent);
    assertThat(channels(sent, "placed")).containsExactlyInAnyOrder("email", "push");
    assertThat(channels(sent, "sent")).containsExactly("push");
  }

  @Test
  void an_order_of_nobody_is_told_to_nobody() {
    long order =
        sql.one(
            """
            insert into cust_order (order_no, stat, total, country)
            values ('N' || nextval('order_no_seq'), 'D', 1, 'France') returning order_id""",
            row -> row.getLong(1));
    QuarkusTransaction.requiringNew()
        .run(() -> customers.tell(OrderEvent.DELIVERED, "delivered N" + order, order));
    assertThat(notifications.of(order)).isEmpty();
  }

  @Test
  void customers_see_what_they_were_told_the_newest_first_and_nothing_of_others() {
    Sent sent = aBookedOrder(aCustomer());
    tell(OrderEvent.PLACED, sent);
    tell(OrderEvent.DELIVERED, sent);

    JsonNode page = shop.get("/api/notifications?size=1", "Cookie", sent.cookie()).is(200).json();

    assertThat(page.path("total").asInt()).isEqualTo(2);
    JsonNode newest = page.path("items").path(0);
    assertThat(newest.path("event").asText()).isEqualTo("delivered");
    assertThat(newest.path("order").asText()).isEqualTo(sent.number());
    assertThat(newest.path("channel").asText()).isEqualTo("email");
    assertThat(newest.path("status").asText()).isEqualTo("new");
    assertThat(newest.path("at").asText()).endsWith("Z");
    assertThat(shop.get("/api/notifications?size=1&page=1", "Cookie", sent.cookie()).each("event"))
        .containsExactly("placed");
    assertThat(shop.get("/api/notifications", "Cookie", aCustomer()).json().path("items"))
        .isEmpty();
    assertThat(
            shop.get("/api/notifications?size=0&page=x", "Cookie", sent.cookie())
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("page", "size");
  }

  private void tell(OrderEvent event, Sent sent) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                customers.tell(
                    event,
                    event.name().toLowerCase(Locale.ROOT) + " " + sent.number(),
                    sent.order()));
  }

  private List<String> channels(Sent sent, String event) {
    return notifications.of(sent.order()).stream()
        .map(NotificationView::of)
        .filter(told -> told.event().equals(event))
        .map(NotificationView::channel)
        .toList();
  }
}

package dev.banyan.monolith.web.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// An order's page, while the order changes under it.
@QuarkusTest
class OrderPageTest extends ShopInBrowser {
  @Test
  void a_page_follows_its_parcel_without_being_loaded_again() {
    Sent sent = packed(aBookedOrder(aSignedInCustomer()));
    open("#/orders/" + sent.number());
    assertThat(page.locator(".timeline .here")).containsText("Placed");
    assertThat(button("Cancel this order")).isVisible();

    comes(sent, "collected");
    assertThat(page.locator(".timeline .here")).containsText("Sent");
    assertThat(button("Cancel this order")).hasCount(0);
    comes(sent, "in_transit");
    assertThat(page.locator(".timeline .here")).containsText("On its way");
    comes(sent, "delivered");

    assertThat(page.locator(".timeline .here")).containsText("Delivered");
    assertThat(page.locator(".order-head .badge")).hasText("Delivered");
    assertThat(page.locator(".stops")).containsText("Leeds");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("is now delivered");
    assertThat(faults).isEmpty();
  }

  @Test
  void a_page_whose_news_broke_off_asks_again_and_looks_at_what_it_missed() {
    AtomicInteger connections = new AtomicInteger();
    Sent sent = packed(aBookedOrder(aSignedInCustomer()));
    page.routeWebSocket(
        url -> url.endsWith("/api/orders/live"),
        socket -> {
          if (connections.incrementAndGet() == 1) {
            comes(sent, "in_transit"); // while nobody listens
            socket.close();
          } else {
            socket.connectToServer();
          }
        });

    open("#/orders/" + sent.number());

    assertThat(page.locator(".timeline .here")).containsText("On its way");
    comes(sent, "delivered");
    assertThat(page.locator(".timeline .here")).containsText("Delivered");
    assertThat(connections.get()).isGreaterThan(1);
  }

  @Test
  void pieces_of_a_delivered_order_go_back_and_their_money_is_told() {
    String cookie = aSignedInCustomer();
    Sent sent = aDeliveredOrder(cookie);
    open("#/orders/" + sent.number());

    page.getByLabel("Pieces of").fill("3");
    assertThat(page.getByText("£7.50 goes back to you")).isVisible();
    button("Return these").click();

    assertThat(page.locator(".lines .badge")).hasText("3 pieces returned");
    assertThat(page.locator(".ledger .back")).containsText("£7.50");
    assertThat(page.getByLabel("Pieces of")).hasAttribute("max", "1");
    button("Everything").click();
    button("Return these").click();
    assertThat(page.locator(".order-head .badge")).hasText("Returned");
    assertThat(faults).isEmpty();
  }

  @Test
  void what_a_reader_typed_stays_while_the_page_is_brought_up_to_date() {
    Sent sent = aDeliveredOrder(aSignedInCustomer());
    open("#/orders/" + sent.number());
    page.getByLabel("Pieces of").fill("2");

    shop.post(
            "/api/admin/orders/" + sent.number() + "/refunds",
            "{\"amount\":\"1\"}",
            "Cookie",
            anAdministrator(),
            "Idempotency-Key",
            "goodwill")
        .is(201);
    page.evaluate(
        "() => document.dispatchEvent(new Event('visibilitychange'))"); // somebody is back

    assertThat(page.locator(".ledger .back")).containsText("with our apologies");
    assertThat(page.getByLabel("Pieces of")).hasValue("2");
  }

  @Test
  void an_order_that_left_meanwhile_cannot_be_cancelled_and_the_page_says_so() {
    Sent sent = packed(aBookedOrder(aSignedInCustomer()));
    page.routeWebSocket(url -> url.endsWith("/api/orders/live"), socket -> {});
    open("#/orders/" + sent.number());
    button("Cancel this order").click();
    comes(sent, "collected");

    button("Yes, cancel it").click();

    assertThat(alert()).containsText("The order was not cancelled");
    assertThat(page.locator(".order-head .badge")).hasText("Sent");
  }

  @Test
  void anybody_with_its_number_sees_where_a_parcel_is() {
    Sent sent = packed(aBookedOrder(aCustomer()));
    comes(sent, "in_transit");
    open("");

    page.getByLabel("Where is my parcel?", exactly()).fill(sent.parcel());
    button("Track").click();

    assertThat(heading("Parcel " + sent.parcel())).isVisible();
    assertThat(page.locator(".stops")).containsText("Leeds");
    assertThat(page.locator("main")).not().containsText(sent.number());
  }

  private Sent aDeliveredOrder(String cookie) {
    String number =
        anOrder(cookie, aProductCalled("TEN TINS", "2.5", 9), 4).json().path("number").asText();
    long order =
        sql.one("select order_id from cust_order where order_no = ?", r -> r.getLong(1), number);
    Sent sent = packed(new Sent(cookie, number, order, trackingNumber(order)));
    comes(sent, "delivered");
    return sent;
  }
}

package dev.banyan.monolith.web.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Customers look after their accounts.
@QuarkusTest
class AccountPagesTest extends ShopInBrowser {
  @Test
  void an_address_is_added_changed_and_removed() {
    aSignedInCustomer();
    open("#/account/addresses");
    page.getByLabel("Address line 1").fill("1 Fig Lane");
    page.getByLabel("City").fill("York");
    page.getByLabel("Postcode").fill("YO1 7HH");
    button("Add address").click();
    assertThat(page.locator(".cards li")).containsText("1 Fig Lane");

    button("Edit 1 Fig Lane").click();
    page.locator(".cards").getByLabel("Address line 1").fill("2 Lantern Row");
    button("Save address").click();
    assertThat(page.locator(".cards li")).containsText("2 Lantern Row");

    button("Remove").click();
    button("Yes, remove it").click();
    assertThat(page.getByText("No address yet")).isVisible();
    assertThat(faults).isEmpty();
  }

  @Test
  void an_address_that_an_order_went_to_stays_and_the_reason_is_told() {
    String cookie = aSignedInCustomer();
    shop.post(
            "/api/account/addresses",
            """
            {"kind":"shipping","line1":"1 Fig Lane","city":"York","postcode":"YO1 7HH","country":"UK"}""",
            "Cookie",
            cookie)
        .is(201);
    Sent sent = aBookedOrder(cookie);
    sql.change(
        """
        update cust_order o set addr_id = (select addr_id from address a where a.cust_id = o.cust_id)
        where order_id = ?""",
        sent.order());
    open("#/account/addresses");

    button("Remove").click();
    button("Yes, remove it").click();

    assertThat(alert()).containsText("has to stay");
    assertThat(page.locator(".cards li")).containsText("1 Fig Lane");
  }

  @Test
  void details_and_telephone_are_kept() {
    String cookie = aSignedInCustomer();
    open("#/account");
    page.getByLabel("Name of you or your shop").fill("Olive and Thyme");
    button("Save").first().click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
    assertThat(page.locator("#nav-name")).hasText("Olive and Thyme");

    page.getByLabel("Telephone").last().fill("+44 20 7946 0018");
    button("Save number").click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your number is saved");
    JsonNode channels = shop.get("/api/account/notifications", "Cookie", cookie).json();
    assertThat(channels.path("phone").asText()).isEqualTo("+44 20 7946 0018");
    assertThat(channels.path("email").asBoolean()).isTrue();
  }

  @Test
  void sms_without_a_number_is_refused_at_the_field() {
    String cookie = aSignedInCustomer();
    open("#/account/notifications");
    page.getByLabel("SMS", exactly()).check();
    button("Save choice").click();
    assertThat(page.locator("#phone-fault")).containsText("needed for SMS");

    page.locator("#phone").fill("+44 20 7946 0018");
    button("Save choice").click();

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your choice is saved");
    assertThat(
            shop.get("/api/account/notifications", "Cookie", cookie).json().path("sms").asBoolean())
        .isTrue();
  }

  @Test
  void what_was_ordered_paid_and_told_is_listed() {
    Sent sent = packed(aBookedOrder(aSignedInCustomer()));
    comes(sent, "in_transit");

    open("#/orders");
    assertThat(page.locator(".orders li")).containsText("On its way, Leeds");
    open("#/account/payments");
    assertThat(page.locator("tbody tr")).containsText(sent.number());
    assertThat(page.locator("tbody tr")).containsText("card ending in 4242");
    open("#/account/notifications");
    assertThat(page.locator("tbody tr").first()).containsText("Parcel sent");
    assertThat(faults).isEmpty();
  }
}

package dev.banyan.monolith.web.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.monolith.CardProcessorProcess;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Checkouts that do not go well, and what a shopper is told.
@QuarkusTest
class CheckoutTroubleTest extends ShopInBrowser {
  @Test
  void a_declined_card_is_told_and_another_one_pays() {
    arriveWith(aProductCalled("STATION CLOCK", "5.000", 9), 2);
    pay(CardProcessorProcess.DECLINED_CARD);

    button("Place order").click();

    assertThat(alert()).containsText("Your card was declined");
    assertThat(alert()).containsText("Nothing was ordered and no money was taken");
    assertThat(alert()).isFocused();
    button("Try another card").click();
    assertThat(page.getByLabel("Card number")).isFocused();
    page.getByLabel("Card number").fill(CardProcessorProcess.GOOD_CARD);
    button("Place order").click();
    assertThat(heading("Thank you")).isVisible();
    assertThat(page.locator(".ledger")).containsText("card ending in 4242");
  }

  @Test
  void a_silent_bank_is_told_and_trying_again_is_the_same_attempt() {
    List<String> keys = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().endsWith("/api/checkout")) {
            keys.add(request.headers().get("idempotency-key"));
          }
        });
    String cookie = arriveWith(aProductCalled("SILENT BELL", "5.000", 9), 2);
    pay(CardProcessorProcess.SILENT_CARD);

    button("Place order").click();

    assertThat(alert()).containsText("Nothing was ordered");
    assertThat(alert()).containsText("can never order or charge twice");
    button("Try again").click();
    assertThat(heading("Thank you")).isVisible();
    assertThat(keys).hasSize(2);
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(orders(cookie)).isEqualTo(1);
  }

  @Test
  void what_is_not_there_any_more_is_named_and_the_order_adjusted_in_place() {
    String rare = aProductCalled("RARE BELL", "5.000", 3);
    String gone = aProductCalled("GONE LANTERN", "1.000", 4);
    String cookie = aSignedInCustomer();
    inCart(cookie, gone, 4);
    arriveWith(cookie, rare, 9);
    sql.change(
        "update stock set qty = 0 where prod_id = (select prod_id from product where sku = ?)",
        gone);
    page.getByLabel("Invoice, thirty days").check();

    button("Place order for £49.00").click();

    assertThat(alert()).containsText("Rare Bell: only 3 left");
    assertThat(alert()).containsText("Gone Lantern: none left");
    assertThat(alert()).containsText("Nothing was ordered");
    assertThat(orders(cookie)).isZero();
    button("Take what is there").click();
    assertThat(page.locator(".receipt .plain li")).hasCount(1);
    button("Place order for £15.00").click();
    assertThat(heading("Thank you")).isVisible();
  }

  @Test
  void a_double_click_makes_one_order() {
    String cookie = arriveWith(aProductCalled("TIN", "1.000", 40), 3);
    pay(CardProcessorProcess.GOOD_CARD);

    button("Place order").dblclick();

    assertThat(heading("Thank you")).isVisible();
    assertThat(orders(cookie)).isEqualTo(1);
  }

  @Test
  void a_slip_in_the_card_number_is_seen_before_the_bank_is_asked() {
    String cookie = arriveWith(aProductCalled("TIN", "1.000", 40), 3);
    pay("4242 4242 4242 4243");

    button("Place order").click();

    assertThat(page.locator("#number:invalid")).isVisible();
    assertThat(orders(cookie)).isZero();
  }

  @Test
  void what_the_shop_finds_wrong_is_said_at_its_field() {
    arriveWith(aProductCalled("TIN", "1.000", 40), 3);
    pay(CardProcessorProcess.GOOD_CARD);
    page.locator("form.checkout").evaluate("form => (form.noValidate = true)");
    page.getByLabel("Security code").fill("1");

    button("Place order").click();

    assertThat(page.locator("#cvc")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#cvc-fault")).containsText("three or four digits");
  }

  private String arriveWith(String sku, int quantity) {
    return arriveWith(aSignedInCustomer(), sku, quantity);
  }

  private String arriveWith(String cookie, String sku, int quantity) {
    shop.post(
            "/api/account/addresses",
            """
            {"kind":"shipping","line1":"1 Fig Lane","city":"York","postcode":"YO1 7HH","country":"UK"}""",
            "Cookie",
            cookie)
        .is(201);
    inCart(cookie, sku, quantity);
    open("#/checkout");
    return cookie;
  }

  private void pay(String card) {
    page.getByLabel("Card number").fill(card);
    page.getByLabel("Expiry").fill("12/39");
    page.getByLabel("Security code").fill("123");
  }

  private int orders(String cookie) {
    return shop.get("/api/orders", "Cookie", cookie).json().path("total").asInt();
  }
}

package dev.banyan.monolith.web.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Those who run the shop, at work.
@QuarkusTest
class OfficeTest extends ShopInBrowser {
  @Test
  void customers_do_not_come_in() {
    aSignedInCustomer();
    open("#/office");
    assertThat(heading("The office is for those who run the shop")).isVisible();
    assertThat(page.locator("#nav-office")).isHidden();
  }

  @Test
  void an_order_is_found_and_a_part_of_its_money_given_back_once() {
    Sent sent = packed(aBookedOrder(aCustomer()));
    be(page, anAdministrator());
    open("#/office");
    page.getByLabel("Number, e-mail or name").fill(sent.number());
    page.getByLabel("State").selectOption("placed");
    button("Find").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    link(sent.number()).click();

    page.getByLabel("Amount in pounds").fill("99");
    button("Refund").click();
    assertThat(alert()).containsText("Nothing was refunded");
    page.getByLabel("Amount in pounds").fill("1");
    button("Refund").dblclick();

    assertThat(page.locator(".ledger .back")).hasCount(1);
    assertThat(page.locator(".ledger .back")).containsText("£1.00");
    assertThat(button("All that is left, £1.50")).isVisible();
    assertThat(faults).isEmpty();
  }

  @Test
  void a_change_that_came_between_is_shown_and_nothing_is_overwritten_unseen() {
    String sku = aProductCalled("BRASS BELL", "2.500", 9);
    String admin = anAdministrator();
    be(page, admin);
    open("#/office/products/" + sku);
    page.getByLabel("Price in pounds").fill("3.10");
    shop.patch("/api/products/" + sku, "{\"price\":\"2.80\"}", "Cookie", admin).is(200);

    button("Save").click();

    assertThat(alert()).containsText("Somebody changed this product meanwhile");
    assertThat(alert().getByRole(AriaRole.ROW)).containsText(new String[] {"Yours", "3.10"});
    assertThat(price(sku)).isEqualTo("2.80");
    button("Keep mine").click();
    assertThat(price(sku)).isEqualTo("2.80");
    button("Save").click();
    assertThat(page.getByText("Version 3, of")).isVisible();
    assertThat(price(sku)).isEqualTo("3.10");
  }

  @Test
  void stock_is_adjusted_and_never_below_nothing() {
    String sku = aProductCalled("BRASS BELL", "2.500", 9);
    be(page, anAdministrator());
    open("#/office/products/" + sku);

    page.getByLabel("Pieces more").fill("-10");
    button("Adjust").click();
    assertThat(alert()).containsText("less than that in the warehouse");
    page.getByLabel("Warehouse").selectOption("MAN");
    page.getByLabel("Pieces more").fill("12");
    button("Adjust").click();

    assertThat(page.getByText("21 pieces in all")).isVisible();
    assertThat(stockOf(sku)).isEqualTo(21);
    assertThat(faults).isEmpty();
  }

  @Test
  void the_settlement_of_a_day_stands_beside_the_processors() {
    be(page, anAdministrator());
    aBookedOrder(aCustomer());

    open("#/office/settlement");

    assertThat(page.getByRole(AriaRole.ROWHEADER))
        .hasText(
            new String[] {
              "Cards, by our books", "Cards, by the processor", "Invoices", "Total",
            });
    link("Day before").click();
    assertThat(link("Day after")).isVisible();
    assertThat(faults).isEmpty();
  }

  private String price(String sku) {
    return shop.get("/api/products/" + sku).json().path("price").asText();
  }
}

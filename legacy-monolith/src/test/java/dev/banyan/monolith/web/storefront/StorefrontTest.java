package dev.banyan.monolith.web.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.banyan.monolith.CardProcessorProcess;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// People shop here with a real browser, against the real application and its database.
@QuarkusTest
class StorefrontTest extends ShopInBrowser {
  @Test
  void a_shopper_searches_registers_orders_and_sees_the_order() {
    String name = "PEWTER OWL LANTERN " + number();
    aProductCalled(name, "2.550", 40);
    open("");

    page.getByLabel("Search name or code").fill(name);
    page.getByLabel("Search name or code").press("Enter");
    link("Pewter Owl Lantern").click();
    assertThat(page.getByText("40 pieces in stock")).isVisible();
    button("Add to cart").click();
    register();
    assertThat(heading("Pewter Owl Lantern")).isVisible();
    page.getByLabel("Quantity", exactly()).fill("12");
    button("Add to cart").click();
    link("Go to the cart").click();
    assertThat(page.locator(".lines .amount")).hasText("£30.60");
    link("Check out").click();
    page.getByLabel("Address line 1").fill("1 Fig Lane");
    page.getByLabel("City").fill("York");
    page.getByLabel("Postcode").fill("YO1 7HH");
    page.getByLabel("Card number").fill(CardProcessorProcess.GOOD_CARD);
    page.getByLabel("Expiry").fill("12/39");
    page.getByLabel("Security code").fill("123");
    button("Place order for £30.60").click();

    assertThat(heading("Thank you")).isVisible();
    assertThat(page.locator(".ledger")).containsText("card ending in 4242");
    link("Your orders").click();
    assertThat(page.locator(".orders li")).hasCount(1);
    assertThat(page.locator(".orders .amount")).hasText("£30.60");
    page.locator(".orders a").click();
    button("Cancel this order").click();
    button("Yes, cancel it").click();
    assertThat(page.locator(".order-head .badge")).hasText("Cancelled");
    assertThat(faults).isEmpty();
  }

  @Test
  void what_was_opened_has_the_focus_and_is_named_in_the_title() {
    String sku = aProductCalled("BRASS BELL", "2.550", 40);
    open("");
    assertThat(heading("Gifts by the dozen")).isVisible();

    open("#/p/" + sku);

    assertThat(heading("Brass Bell")).isFocused();
    assertThat(page).hasTitle("Brass Bell · Fig & Lantern");
  }

  @Test
  void the_shop_can_be_walked_by_keyboard() {
    String sku = aProductCalled("KEYBOARD CLOCK", "5.000", 3);
    aSignedInCustomer();
    open("#/p/" + sku);
    assertThat(heading("Keyboard Clock")).isVisible();

    page.getByLabel("Quantity", exactly()).focus();
    page.keyboard().type("2");
    page.keyboard().press("Enter");

    assertThat(link("Go to the cart")).isVisible();
    link("Go to the cart").focus();
    page.keyboard().press("Enter");
    assertThat(heading("Your cart")).isFocused();
  }

  @Test
  void nothing_written_into_a_name_becomes_markup() {
    String sku = aProductCalled("<img src=x onerror=document.title='HA'>", "5.000", 3);

    open("#/p/" + sku);

    assertThat(heading("<img src=x")).isVisible();
    assertThat(page.locator("main img")).hasCount(0);
    assertThat(faults).isEmpty();
  }

  @Test
  void what_is_nowhere_is_said_and_the_way_back_shown() {
    open("#/p/NO-SUCH-THING");
    assertThat(heading("That is not here")).isVisible();
    link("Look around").click();
    assertThat(heading("Gifts by the dozen")).isVisible();
  }

  @Test
  void a_link_that_leads_elsewhere_after_signing_in_is_not_followed() {
    open("#/sign-in?then=https%3A%2F%2Felsewhere.invalid%2F");
    register();
    assertThat(heading("Gifts by the dozen")).isVisible();
  }

  @Test
  void only_scripts_of_the_shop_itself_may_run() {
    given()
        .get(address)
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("script-src 'self'"))
        .header("Content-Security-Policy", containsString("default-src 'none'"));
  }

  private void register() {
    Locator form = page.getByRole(AriaRole.FORM, named("I am new here"));
    form.getByLabel("Name of you or your shop").fill("Olive and Thyme");
    form.getByLabel("E-mail").fill(anEmail());
    form.getByLabel("Password").fill("correct horse battery");
    form.getByRole(AriaRole.BUTTON).click();
  }
}

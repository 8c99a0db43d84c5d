package dev.banyan.monolith.web.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.banyan.monolith.CardProcessorProcess;
import dev.banyan.monolith.ShopDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// People shop here with a real browser, against the real application and its database.
@QuarkusTest
@QuarkusTestResource(ShopDatabase.class)
@QuarkusTestResource(CardProcessorProcess.class)
class StorefrontTest {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int DESK = 1280;
  private static final int PHONE = 390;

  @Inject DataSource database;

  @TestHTTPResource("/")
  URI shop;

  private final String sku = "BROWSED-" + COUNT.incrementAndGet();
  private final List<String> faults = new ArrayList<>();
  private Browser browser;
  private Page page;

  @BeforeEach
  void open() {
    browser = Browser.open();
    page = visitor(DESK);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void a_shopper_searches_registers_orders_and_sees_the_order() throws Exception {
    product("PEWTER OWL LANTERN " + sku, "2.550", 40);
    page.navigate(shop.toString());

    page.getByLabel("Search name or code").fill("owl lantern " + sku);
    page.getByLabel("Search name or code").press("Enter");
    page.getByRole(AriaRole.LINK, named("Pewter Owl Lantern")).click();
    assertThat(page.getByText("40 pieces in stock")).isVisible();
    button("Add to cart").click();
    register();
    assertThat(page.getByRole(AriaRole.HEADING, named("Pewter Owl Lantern"))).isVisible();
    page.getByLabel("Quantity").fill("12");
    button("Add to cart").click();
    page.getByRole(AriaRole.LINK, named("Go to the cart")).click();
    assertThat(page.locator(".lines .amount")).hasText("£30.60");
    page.getByRole(AriaRole.LINK, named("Check out")).click();
    enterAddress();
    button("Place order for £30.60").click();

    assertThat(page.getByRole(AriaRole.HEADING, named("Thank you"))).isVisible();
    page.getByRole(AriaRole.LINK, named("Orders")).click();
    assertThat(page.locator(".orders li")).hasCount(1);
    assertThat(page.locator(".orders .amount")).hasText("£30.60");
    page.locator(".orders a").click();
    button("Cancel this order").click();
    button("Yes, cancel it").click();
    assertThat(page.locator(".badge")).hasText("Cancelled");
    assertThat(faults).isEmpty();
  }

  @Test
  void a_double_click_on_checkout_makes_one_order() throws Exception {
    product("TIN " + sku, "1.000", 40);
    arriveAtCheckoutWith(3);

    button("Place order").dblclick();

    assertThat(page.getByRole(AriaRole.HEADING, named("Thank you"))).isVisible();
    page.getByRole(AriaRole.LINK, named("Orders")).click();
    assertThat(page.locator(".orders li")).hasCount(1);
  }

  @Test
  void what_is_not_there_is_told_and_nothing_is_ordered() throws Exception {
    product("RARE BELL " + sku, "5.000", 3);
    arriveAtCheckoutWith(9);

    button("Place order").click();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("only 3 left");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Rare Bell");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was ordered");
    page.getByRole(AriaRole.LINK, named("Orders")).click();
    assertThat(page.getByText("You have not ordered anything yet.")).isVisible();
  }

  @Test
  void a_declined_card_is_told_and_another_one_pays() throws Exception {
    product("CLOCK " + sku, "5.000", 9);
    arriveAtCheckoutWith(2);
    page.getByLabel("Card", new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("Expires").fill("12/39");
    page.getByLabel("Security code").fill("123");
    page.getByLabel("Card number").fill(CardProcessorProcess.DECLINED_CARD);

    button("Place order").click();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The bank has declined the card");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was ordered");
    page.getByLabel("Card number").fill(CardProcessorProcess.GOOD_CARD);
    button("Place order").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("Thank you"))).isVisible();
    assertThat(page.locator(".sum")).containsText("captured by card ending in 4242");
    assertThat(page.getByRole(AriaRole.HEADING, named("Parcel FL"))).isVisible();
  }

  @Test
  void nothing_written_into_a_name_becomes_markup() throws Exception {
    product("<img src=x onerror=document.title='HA'> " + sku, "5.000", 3);

    page.navigate(shop + "#/p/" + sku);

    assertThat(page.getByRole(AriaRole.HEADING, named("<img src=x"))).isVisible();
    assertThat(page.locator("main img")).hasCount(0);
    assertThat(faults).isEmpty();
  }

  @Test
  void on_a_phone_nothing_sticks_out() throws Exception {
    product("PARASOL " + sku, "5.000", 3);
    page = visitor(PHONE);
    arriveAtCheckoutWith(1);

    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(PHONE);
  }

  @Test
  void only_scripts_of_the_shop_itself_may_run() {
    given()
        .get(shop)
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("script-src 'self'"))
        .header("Content-Security-Policy", containsString("default-src 'none'"));
  }

  private Page visitor(int width) {
    var visitor = browser.visitor(width);
    visitor.onPageError(faults::add);
    visitor.onConsoleMessage(
        message -> {
          // A browser reports every answer of 4xx here; those are the shop's business, not a fault.
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            faults.add(message.text());
          }
        });
    return visitor;
  }

  private void arriveAtCheckoutWith(int quantity) {
    page.navigate(shop + "#/account?then=%23%2Fp%2F" + sku);
    register();
    page.getByLabel("Quantity").fill(Integer.toString(quantity));
    button("Add to cart").click();
    page.getByRole(AriaRole.LINK, named("Go to the cart")).click();
    page.getByRole(AriaRole.LINK, named("Check out")).click();
    enterAddress();
  }

  private void register() {
    var form = page.getByRole(AriaRole.FORM, named("I am new here"));
    form.getByLabel("Name of you or your shop").fill("Olive and Thyme");
    form.getByLabel("E-mail").fill(sku.toLowerCase(Locale.ROOT) + "@example.org");
    form.getByLabel("Password").fill("correct horse battery");
    form.getByRole(AriaRole.BUTTON).click();
  }

  private void enterAddress() {
    page.getByLabel("Address line 1").fill("1 Fig Lane");
    page.getByLabel("City").fill("York");
    page.getByLabel("Postcode").fill("YO1 7HH");
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private void product(String name, String price, int pieces) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                """
                with place as (insert into category (slug, cat_name, sort_no) values (?, 'Seen in a browser', 900)
                               returning cat_id),
                     house as (insert into warehouse (wh_code, wh_name) values ('LON', 'London') on conflict do nothing),
                     thing as (insert into product (sku, prod_name, cat_id, price, stat)
                               select ?, ?, cat_id, ?::numeric, 'A' from place returning prod_id)
                insert into stock (wh_code, prod_id, qty) select 'LON', prod_id, ? from thing
                """)) {
      statement.setString(1, sku.toLowerCase(Locale.ROOT));
      statement.setString(2, sku);
      statement.setString(3, name);
      statement.setString(4, price);
      statement.setInt(5, pieces);
      statement.executeUpdate();
    }
  }
}

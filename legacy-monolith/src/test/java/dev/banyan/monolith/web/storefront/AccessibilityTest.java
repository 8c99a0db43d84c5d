package dev.banyan.monolith.web.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every kind of page, by day and by night, on a desk and on a phone, examined by axe-core: rules
/// of WCAG 2.2 AA and its good practices.
@QuarkusTest
class AccessibilityTest extends ShopInBrowser {
  private static final String EXAMINE =
      """
      async () => (await axe.run(document, {runOnly:
          ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
        .violations.map(v => `${v.impact} ${v.id}: ${v.nodes.map(n => n.target).join(', ')}`)""";

  private String axe;
  private String customer;
  private String sku;
  private Sent sent;

  @BeforeEach
  void aShopWithSomethingOfEverything() throws IOException {
    try (var script = Page.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
    customer = aCustomer();
    sku = aProductCalled("RED RETROSPOT TEAPOT", "2.5", 99);
    shop.post(
            "/api/account/addresses",
            """
            {"kind":"shipping","line1":"1 Fig Lane","city":"York","postcode":"YO1 7HH","country":"UK"}""",
            "Cookie",
            customer)
        .is(201);
    sent = packed(aBookedOrder(customer));
    comes(sent, "delivered");
    inCart(customer, sku, 3);
  }

  @ParameterizedTest
  @CsvSource({"LIGHT,1280", "DARK,1280", "LIGHT,360", "DARK,360"})
  void nothing_stands_in_anybodys_way_and_nothing_sticks_out(ColorScheme scheme, int width) {
    List<String> found = new ArrayList<>();
    Page visitor = watched(browser.examiner(width, scheme));
    examine(visitor, found, "#/", "#/?q=teapot", "#/p/" + sku, "#/sign-in", "#/nowhere");
    examine(visitor, found, "#/track/" + sent.parcel());
    be(visitor, customer);
    examine(visitor, found, "#/cart", "#/checkout", "#/orders", "#/orders/" + sent.number());
    examine(visitor, found, "#/account", "#/account/addresses");
    examine(visitor, found, "#/account/notifications", "#/account/payments");
    be(visitor, anAdministrator());
    examine(visitor, found, "#/office", "#/office/orders/" + sent.number());
    examine(visitor, found, "#/office/products", "#/office/products/" + sku);
    examine(visitor, found, "#/office/settlement");
    assertThat(found).isEmpty();
    assertThat(faults).isEmpty();
  }

  @Test
  void the_examination_finds_what_is_wrong() {
    List<String> found = new ArrayList<>();
    Page visitor = browser.examiner(PHONE, ColorScheme.LIGHT);
    visitor.navigate(address + "#/");
    assertThat(visitor.locator("main h1")).isVisible();
    visitor.evaluate(
        """
        () => {
          const input = document.createElement('input');
          input.style.width = '999px';
          document.querySelector('main').append(input);
        }""");
    look(visitor, found, "spoilt");
    assertThat(found).hasSize(2).anyMatch(each -> each.contains("label: #main > input"));
  }

  private void examine(Page visitor, List<String> found, String... places) {
    for (String place : places) {
      visitor.navigate("about:blank");
      visitor.navigate(address + place);
      assertThat(visitor.locator("main:not([aria-busy]) h1")).isVisible();
      look(visitor, found, place);
    }
  }

  private void look(Page visitor, List<String> found, String place) {
    visitor.evaluate(axe);
    for (Object violation : (List<?>) visitor.evaluate(EXAMINE)) {
      found.add(place + ": " + violation);
    }
    int width = (int) visitor.evaluate("() => document.documentElement.scrollWidth");
    if (width > visitor.viewportSize().width) {
      found.add("%s: is %d pixels wide".formatted(place, width));
    }
  }
}

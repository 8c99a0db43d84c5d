package dev.banyan.monolith.web.storefront;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.banyan.monolith.ParcelShop;
import dev.banyan.monolith.PartnerPorts;
import dev.banyan.monolith.ShopDatabase;
import dev.banyan.monolith.contract.Shopfront.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A running shop with a real browser in front of it.
abstract class ShopInBrowser extends ParcelShop {
  static final int DESK = 1280;
  static final int PHONE = 360;

  private static final List<String> LEGS =
      List.of("collected", "in_transit", "out_for_delivery", "delivered");

  @TestHTTPResource("/")
  URI address;

  /// What went wrong in the pages without anybody being told.
  final List<String> faults = new ArrayList<>();

  Browser browser;
  Page page;

  @BeforeEach
  final void openBrowser() {
    browser = Browser.open();
    page = watched(browser.visitor(DESK));
    // A bank may be silent for some seconds, and so may a busy machine.
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  @AfterEach
  final void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  Page watched(Page visitor) {
    visitor.onPageError(faults::add);
    visitor.onConsoleMessage(
        message -> {
          // A browser reports every refused answer here; those are the shop's business.
          if (message.type().equals("error") && !message.text().contains("status of ")) {
            faults.add(message.text());
          }
        });
    return visitor;
  }

  void open(String place) {
    page.navigate(address + place);
  }

  /// Lets a page be that of whom the cookie belongs to.
  void be(Page visitor, String cookie) {
    int equals = cookie.indexOf('=');
    visitor
        .context()
        .addCookies(
            List.of(
                new Cookie(cookie.substring(0, equals), cookie.substring(equals + 1))
                    .setUrl(address.toString())));
  }

  String aSignedInCustomer() {
    String cookie = aCustomer();
    be(page, cookie);
    return cookie;
  }

  String anAdministrator() {
    Answer answer =
        shop.post(
                "/api/session",
                "{\"email\":\"admin@shop.invalid\",\"password\":\"%s\"}"
                    .formatted(ShopDatabase.ADMIN_PASSWORD))
            .is(200);
    return cookie(answer);
  }

  String aProductCalled(String name, String price, int pieces) {
    String sku = aProduct(price, pieces, 0);
    sql.change("update product set prod_name = ? where sku = ?", name, sku);
    return sku;
  }

  /// What the courier tells of a parcel, up to and with this leg.
  void comes(Sent sent, String leg) {
    for (String status : LEGS.subList(0, LEGS.indexOf(leg) + 1)) {
      String body =
          """
          {"event":"%s-%s","trackingNumber":"%s","status":"%s","place":"Leeds","at":"2011-12-09T12:50:00Z"}"""
              .formatted(sent.parcel(), status, sent.parcel(), status);
      shop.post(
              "/api/shipments/" + sent.parcel() + "/events",
              body,
              "Courier-Signature",
              signature(body))
          .is(204);
    }
  }

  private static String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              PartnerPorts.COURIER_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, named(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, named(name));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  Locator alert() {
    return page.getByRole(AriaRole.ALERT);
  }

  static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}

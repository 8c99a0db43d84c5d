package dev.banyan.monolith.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.OpenShop;
import dev.banyan.monolith.ShopDatabase;
import dev.banyan.monolith.contract.Shopfront.Answer;
import dev.banyan.monolith.contract.SignedCookie;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountsTest extends OpenShop {
  private static final String HOME =
      """
      {"kind":"shipping","line1":"1 High Street","city":"Leeds","postcode":"LS1","country":"United Kingdom"}""";

  @Test
  void whoever_registers_is_signed_in() {
    String email = anEmail();

    Answer answer = register(email.toUpperCase(Locale.ROOT), PASSWORD);

    JsonNode customer = answer.is(201).json().path("customer");
    assertThat(customer.path("id").asLong()).isPositive();
    assertThat(customer.path("email").asText()).isEqualTo(email);
    assertThat(customer.path("name").asText()).isEqualTo("Ann");
    assertThat(customer.path("country").asText()).isEqualTo("France");
    assertThat(customer.path("admin").isBoolean()).isTrue();
    assertThat(customer.path("admin").asBoolean()).isFalse();
    assertThat(shop.get("/api/account", "Cookie", cookie(answer)).is(200).json())
        .isEqualTo(answer.json());
  }

  @Test
  void the_cookie_is_kept_from_scripts_and_other_sites() {
    assertThat(register(anEmail(), PASSWORD).header("Set-Cookie"))
        .startsWith("shop_session=")
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Lax")
        .containsIgnoringCase("Path=/");
  }

  @Test
  void an_email_address_has_one_account_however_it_is_spelled() {
    String email = anEmail();
    register(email, PASSWORD).is(201);
    register(email.toUpperCase(Locale.ROOT), PASSWORD).isProblem(409);
  }

  @Test
  void of_many_who_register_an_address_at_once_one_gets_it() {
    String email = anEmail();
    Callable<Integer> registering = () -> register(email, PASSWORD).status();
    assertThat(atOnce(Collections.nCopies(8, registering)))
        .containsOnlyOnce(201)
        .containsOnly(201, 409);
  }

  @Test
  void all_that_is_wrong_with_a_registration_is_told_at_once() {
    assertThat(
            shop.post("/api/accounts", "{\"email\":\"nobody\",\"password\":\"short\",\"name\":7}")
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("email", "password", "name", "country");
  }

  @Test
  void signing_in_needs_the_right_password() {
    String email = anEmail();
    register(email, PASSWORD).is(201);
    signIn(email, PASSWORD + "!").isProblem(401);
    signIn("nobody@mail.invalid", PASSWORD).isProblem(401);
    Answer answer = signIn(email.toUpperCase(Locale.ROOT), PASSWORD).is(200);
    assertThat(answer.json().path("customer").path("email").asText()).isEqualTo(email);
    shop.get("/api/account", "Cookie", cookie(answer)).is(200);
  }

  @Test
  void a_locked_account_cannot_be_signed_in_to() {
    String email = anEmail();
    register(email, PASSWORD).is(201);
    sql.change("update customer set stat = 'L' where login = ?", email);
    signIn(email, PASSWORD).isProblem(401);
  }

  @Test
  void a_password_is_stored_salted_and_hashed() {
    String email = anEmail();
    register(email, PASSWORD).is(201);
    String stored =
        sql.one(
            "select pw_salt || ':' || pw_sha1 from customer where login = ?",
            row -> row.getString(1),
            email);
    assertThat(stored).matches("[0-9a-f]{16}:[0-9a-f]{40}");
  }

  @Test
  void the_administrator_has_the_password_of_the_operators() {
    Answer answer = signIn("admin@shop.invalid", ShopDatabase.ADMIN_PASSWORD).is(200);
    assertThat(answer.json().path("customer").path("admin").asBoolean()).isTrue();
    shop.patch("/api/products/NONE", "{}", "Cookie", cookie(answer)).isProblem(404);
  }

  @Test
  void signing_out_clears_the_cookie() {
    Answer answer = shop.delete("/api/session", "Cookie", aCustomer()).is(204);
    assertThat(answer.header("Set-Cookie"))
        .startsWith("shop_session=;")
        .containsIgnoringCase("Max-Age=0");
    shop.delete("/api/session").is(204);
  }

  @Test
  void an_account_is_for_those_who_signed_in() {
    shop.get("/api/account").isProblem(401);
    shop.get("/api/account", "Cookie", "shop_session=forged").isProblem(401);
    shop.patch("/api/account", "{}").isProblem(401);
    shop.get("/api/account/addresses").isProblem(401);
    shop.get("/api/account", "Cookie", ofNobody()).isProblem(401);
    shop.post("/api/account/addresses", HOME, "Cookie", ofNobody()).isProblem(401);
  }

  @Test
  void name_and_country_can_be_changed() {
    String cookie = aCustomer();
    JsonNode changed =
        shop.patch("/api/account", "{\"name\":\"Zoë\"}", "Cookie", cookie).is(200).json();
    assertThat(changed.path("customer").path("name").asText()).isEqualTo("Zoë");
    assertThat(changed.path("customer").path("country").asText()).isEqualTo("France");
    assertThat(shop.get("/api/account", "Cookie", cookie).json()).isEqualTo(changed);
    assertThat(
            shop.patch("/api/account", "{\"name\":\"\",\"country\":1}", "Cookie", cookie)
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("name", "country");
  }

  @Test
  void addresses_are_added_changed_and_removed() {
    String cookie = aCustomer();

    Answer added = shop.post("/api/account/addresses", HOME, "Cookie", cookie).is(201);

    String path = "/api/account/addresses/" + added.json().path("id").asLong();
    assertThat(added.header("Location")).endsWith(path);
    assertThat(added.json().has("line2")).isFalse();
    JsonNode changed =
        shop.put(
                path,
                HOME.replace("shipping", "billing").replace("\"city\"", "\"line2\":\"x\",\"city\""),
                "Cookie",
                cookie)
            .is(200)
            .json();
    assertThat(changed.path("kind").asText()).isEqualTo("billing");
    assertThat(changed.path("line2").asText()).isEqualTo("x");
    assertThat(shop.get("/api/account/addresses", "Cookie", cookie).json().path("items"))
        .containsExactly(changed);
    shop.delete(path, "Cookie", cookie).is(204);
    shop.delete(path, "Cookie", cookie).isProblem(404);
    assertThat(shop.get("/api/account/addresses", "Cookie", cookie).json().path("items")).isEmpty();
  }

  @Test
  void nobody_reaches_the_addresses_of_others() {
    Answer added = shop.post("/api/account/addresses", HOME, "Cookie", aCustomer()).is(201);
    String path = "/api/account/addresses/" + added.json().path("id").asLong();
    String other = aCustomer();
    shop.put(path, HOME, "Cookie", other).isProblem(404);
    shop.delete(path, "Cookie", other).isProblem(404);
    shop.delete("/api/account/addresses/x", "Cookie", other).isProblem(404);
  }

  @Test
  void all_that_is_wrong_with_an_address_is_told_at_once() {
    assertThat(
            shop.post("/api/account/addresses", "{\"kind\":\"moon\"}", "Cookie", aCustomer())
                .isProblem(400)
                .faults())
        .isEqualTo(List.of("kind", "line1", "city", "postcode", "country"));
  }

  private static String ofNobody() {
    return SignedCookie.of(
        ShopDatabase.SESSION_KEY, 999_999_999, "C", Instant.now().plusSeconds(60));
  }

  private Answer register(String email, String password) {
    return shop.post(
        "/api/accounts",
        """
        {"email":"%s","password":"%s","name":"Ann","country":"France"}"""
            .formatted(email, password));
  }

  private Answer signIn(String email, String password) {
    return shop.post(
        "/api/session", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }
}

package dev.banyan.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// What a shopper is told when the store refuses a write that belongs to the other side.
@QuarkusTest
@QuarkusTestResource(CatalogDatabase.class)
class RefusedWriteTest {
  @Test
  void a_write_that_the_store_refuses_may_be_asked_again_in_a_second() throws Exception {
    aProduct("FENCED", "raise exception 'not here' using errcode = 'BN001';");

    change("FENCED")
        .statusCode(503)
        .header("Retry-After", "1")
        .contentType(startsWith("application/problem+json"))
        .body("status", equalTo(503));
  }

  /// A sequence remembers what a transaction that is given up would forget.
  @Test
  void a_transaction_that_the_store_gives_up_is_started_over() throws Exception {
    aProduct(
        "RESTED",
        """
        if nextval('public.times_rested') = 1 then
          raise exception 'buckets were gained after this transaction began' using errcode = '40001';
        end if;""");

    change("RESTED").statusCode(200).body("version", equalTo(2));
  }

  private static void aProduct(String sku, String whenChanged) throws Exception {
    try (Connection connection = CatalogDatabase.superuser()) {
      CatalogDatabase.run(
          connection,
          """
          insert into catalog.category (slug, name, position) values ('%1$s', '%1$s', 0);
          insert into catalog.product (sku, name, description, category_id, price, status, version, created_at, changed_at)
          select '%1$s', '%1$s', '', id, 1, 'ACTIVE', 1, now(), now() from catalog.category where slug = '%1$s';
          create sequence public.times_%1$s;
          grant usage on sequence public.times_%1$s to public;
          create function public.changed_%1$s() returns trigger language plpgsql as
            $$ begin %2$s return new; end $$;
          create trigger changed_%1$s before update on catalog.product
            for each row when (old.sku = '%1$s') execute function public.changed_%1$s();"""
              .formatted(sku, whenChanged));
    }
  }

  private static ValidatableResponse change(String sku) throws Exception {
    return given()
        .cookie("shop_session", adminSession())
        .contentType("application/json")
        .body("{\"price\":\"9\"}")
        .when()
        .patch("/api/products/" + sku)
        .then();
  }

  private static String adminSession() throws Exception {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String payload =
        encoder.encodeToString(
            "{\"c\":1,\"r\":\"A\",\"e\":4102444800}".getBytes(StandardCharsets.UTF_8));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(CatalogDatabase.SESSION_KEY), "HmacSHA256"));
    return payload
        + "."
        + encoder.encodeToString(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
  }
}

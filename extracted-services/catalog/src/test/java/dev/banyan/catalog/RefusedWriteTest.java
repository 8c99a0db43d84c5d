package dev.banyan.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
    try (Connection connection = CatalogDatabase.superuser()) {
      CatalogDatabase.run(
          connection,
          """
          insert into catalog.category (slug, name, position) values ('fenced', 'Fenced', 0);
          insert into catalog.product (sku, name, description, category_id, price, status, version, created_at, changed_at)
          select 'FENCED', 'Fenced', '', id, 1, 'ACTIVE', 1, now(), now() from catalog.category where slug = 'fenced';
          create function public.refuse() returns trigger language plpgsql as
            $$ begin raise exception 'not here' using errcode = 'BN001'; end $$;
          create trigger refuse before update on catalog.product
            for each row when (old.sku = 'FENCED') execute function public.refuse();""");
    }

    given()
        .cookie("shop_session", adminSession())
        .contentType("application/json")
        .body("{\"price\":\"9\"}")
        .when()
        .patch("/api/products/FENCED")
        .then()
        .statusCode(503)
        .header("Retry-After", "1")
        .contentType(startsWith("application/problem+json"))
        .body("status", equalTo(503));
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

package dev.banyan.monolith.business.strangler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.OpenShop;
import dev.banyan.monolith.contract.Shopfront;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With nothing installed all is ours; with `strangler.owns` there, it decides.
@QuarkusTest
class OwnershipTest extends OpenShop {
  private static final Path CHANGE_STREAMS =
      Path.of("../migration-plan/change-streams/src/main/resources/dev/banyan/streams");

  @Inject Ownership ownership;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @AfterEach
  void nothingIsInstalled() throws SQLException {
    asSuperuser("drop schema if exists strangler cascade");
  }

  @Test
  void everything_is_ours_where_nobody_has_installed_an_answer() {
    assertThat(ownership.of("payments", "17")).isEqualTo(Ownership.Owner.OURS);
    assertThat(ownership.condition("payments", "o.cust_id::text")).isEqualTo("true");
  }

  @Test
  void a_schema_that_is_closed_to_the_shop_is_no_answer_yet() throws SQLException {
    asSuperuser("create schema strangler");
    assertThat(ownership.of("payments", "17")).isEqualTo(Ownership.Owner.OURS);
  }

  @Test
  void the_database_decides_key_by_key_once_it_knows() throws SQLException {
    install("inventory", "THEIRS-1", "HAND-1");
    assertThat(ownership.of("inventory", "OURS-1")).isEqualTo(Ownership.Owner.OURS);
    assertThat(ownership.of("inventory", "THEIRS-1")).isEqualTo(Ownership.Owner.THEIRS);
    assertThat(ownership.of("inventory", "HAND-1")).isEqualTo(Ownership.Owner.IN_HAND);
    assertThat(ownership.of("payments", "THEIRS-1")).isEqualTo(Ownership.Owner.OURS);
  }

  @Test
  void a_checkout_of_what_a_service_owns_sells_nothing_here() throws SQLException {
    String sku = aProduct("2", 5, 5);
    String cookie = aCustomer();
    inCart(cookie, sku, 3);
    install("inventory", sku, "-");

    assertThat(checkout(cookie, "k").isProblem(503).header("Retry-After")).isNotEmpty();

    assertThat(stockOf(sku)).isEqualTo(10);
    assertThat(shop.get("/api/orders", "Cookie", cookie).json().path("total").asInt()).isZero();
    nothingIsInstalled();
    checkout(cookie, "k").is(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"payments", "notifications"})
  void what_a_service_owns_of_a_customer_is_not_undone_here(String capability) throws SQLException {
    String cookie = aCustomer();
    String sku = aProduct("2", 5, 5);
    String number = anOrder(cookie, sku, 3).json().path("number").asText();
    install(capability, customerOf(number), "-");

    shop.send("POST", "/api/orders/" + number + "/cancel", null, "Cookie", cookie).isProblem(503);

    assertThat(stockOf(sku)).isEqualTo(7);
    assertThat(shop.get("/api/orders/" + number, "Cookie", cookie).json().path("status").asText())
        .isEqualTo("placed");
  }

  @Test
  void a_parcel_that_a_service_owns_is_not_stopped_here() throws SQLException {
    String cookie = aCustomer();
    JsonNode order = anOrder(cookie, aProduct("2", 5, 5), 3).json();
    install("shipping", order.at("/shipment/trackingNumber").asText(), "-");
    shop.send(
            "POST",
            "/api/orders/" + order.path("number").asText() + "/cancel",
            null,
            "Cookie",
            cookie)
        .isProblem(503);
  }

  @Test
  void what_the_migration_installs_is_understood() throws Exception {
    String sku = aProduct("2", 5, 5);
    String cookie = aCustomer();
    inCart(cookie, sku, 3);
    installForReal("inventory");
    assertThat(ownership.of("inventory", sku)).isEqualTo(Ownership.Owner.OURS);
    assertThat(ownership.of("payments", "17")).isEqualTo(Ownership.Owner.OURS);

    asSuperuser(
        "update strangler.ownership set number = 9999, in_hand_from = 0, in_hand_to = 9999");
    assertThat(ownership.of("inventory", sku)).isEqualTo(Ownership.Owner.IN_HAND);
    assertThat(ownership.of("inventory", "*")).isEqualTo(Ownership.Owner.OURS);
    checkout(cookie, "k").isProblem(503);

    asSuperuser("update strangler.ownership set in_hand_from = null, in_hand_to = null");
    assertThat(ownership.of("inventory", sku)).isEqualTo(Ownership.Owner.THEIRS);
    assertThat(
            sql.list(
                "select sku from product where sku = '%s' and %s"
                    .formatted(sku, ownership.condition("inventory", "sku")),
                row -> row.getString(1)))
        .isEmpty();

    asSuperuser("update strangler.ownership set number = 0");
    checkout(cookie, "k").is(201);
  }

  @Test
  void a_write_that_the_database_refuses_is_asked_for_again_elsewhere() throws SQLException {
    String sku = aProduct("2", 5, 5);
    asSuperuser("create schema strangler");
    asSuperuser(
        """
        create function strangler.fence() returns trigger language plpgsql as $$
          begin raise exception 'catalog: the monolith does not own this' using errcode = 'BN001'; end $$""");
    asSuperuser(
        "create trigger fence after update on product for each statement execute function strangler.fence()");

    Shopfront.Answer refused =
        shop.patch("/api/products/" + sku, "{\"price\":\"3.00\"}", "Cookie", anAdmin());

    assertThat(refused.isProblem(503).header("Retry-After")).isNotEmpty();
    assertThat(refused.json().path("detail").asText()).contains("written at the other side");
  }

  private void installForReal(String capability) throws SQLException, IOException {
    asSuperuser("create schema strangler");
    for (String file : new String[] {"ownership.sql", "bucket.sql", "owns.sql"}) {
      asSuperuser(Files.readString(CHANGE_STREAMS.resolve(file)));
    }
    asSuperuser(
        "create sequence strangler.fenced_%1$s; insert into strangler.ownership values ('%1$s', 0, 0, 'MONOLITH', 0, null, null, null, 'MONOLITH')"
            .formatted(capability));
    asSuperuser("grant usage on schema strangler to shop_app");
    asSuperuser("grant execute on function strangler.owns(text, text) to shop_app");
  }

  private String customerOf(String number) {
    return sql.one(
        "select cust_id::text from cust_order where order_no = ?", row -> row.getString(1), number);
  }

  private void install(String capability, String theirs, String inHand) throws SQLException {
    asSuperuser("create schema strangler");
    asSuperuser("grant usage on schema strangler to shop_app");
    asSuperuser(
        """
        create function strangler.owns(capability text, key text) returns text language sql as $$
          select case when capability <> '%s' then 'ours' when key = '%s' then 'theirs'
                      when key = '%s' then 'in_hand' else 'ours' end $$"""
            .formatted(capability, theirs, inHand));
  }

  private void asSuperuser(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

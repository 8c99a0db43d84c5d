package dev.banyan.monolith.web.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.OpenShop;
import dev.banyan.monolith.contract.Shopfront.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class StockTest extends OpenShop {
  @Test
  void what_is_available_is_what_all_warehouses_have() {
    String sku = aProduct("1", 3, 4);

    JsonNode stock = shop.get("/api/stock/%20" + sku.toLowerCase(Locale.ROOT)).is(200).json();

    assertThat(stock.path("sku").asText()).isEqualTo(sku);
    assertThat(stock.path("available").asInt()).isEqualTo(7);
    JsonNode london = stock.path("warehouses").path(0);
    assertThat(london.path("code").asText()).isEqualTo("LON");
    assertThat(london.path("name").asText()).isEqualTo("London");
    assertThat(london.path("quantity").asInt()).isEqualTo(3);
    assertThat(stock.path("warehouses").path(1).path("code").asText()).isEqualTo("MAN");
  }

  @Test
  void an_unknown_product_has_no_stock() {
    shop.get("/api/stock/NO-SUCH-SKU").isProblem(404);
    adjust("NO-SUCH-SKU", "{\"warehouse\":\"LON\",\"quantity\":1}").isProblem(404);
  }

  @Test
  void an_adjustment_adds_and_takes() {
    String sku = aProduct("1", 3, 4);
    JsonNode added =
        adjust(sku, "{\"warehouse\":\"LON\",\"quantity\":5,\"note\":\"found\"}").is(201).json();
    assertThat(added.path("sku").asText()).isEqualTo(sku);
    assertThat(added.path("available").asInt()).isEqualTo(12);
    assertThat(
            adjust(sku, "{\"warehouse\":\"MAN\",\"quantity\":-4}")
                .is(201)
                .json()
                .path("available")
                .asInt())
        .isEqualTo(8);
    assertThat(unreconciled()).isZero();
  }

  @Test
  void nothing_goes_below_zero_or_beyond_what_can_be_counted() {
    String sku = aProduct("1", 3, 2_147_483_647);
    adjust(sku, "{\"warehouse\":\"LON\",\"quantity\":-4}").isProblem(409);
    adjust(sku, "{\"warehouse\":\"MAN\",\"quantity\":1}").isProblem(409);
    adjust(sku, "{\"warehouse\":\"LON\",\"quantity\":1}").is(201);
    assertThat(unreconciled()).isZero();
  }

  @Test
  void adjustments_at_once_are_all_counted_and_none_goes_below_zero() {
    String sku = aProduct("1", 10, 0);
    Callable<Integer> taking =
        () -> adjust(sku, "{\"warehouse\":\"LON\",\"quantity\":-1}").status();
    assertThat(atOnce(Collections.nCopies(20, taking)).stream().filter(status -> status == 201))
        .hasSize(10);
    assertThat(stockOf(sku)).isZero();
    assertThat(unreconciled()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"warehouse\":\"LON\",\"quantity\":0}|quantity",
        "{\"warehouse\":\"LON\",\"quantity\":\"1\"}|quantity",
        "{\"warehouse\":\"LON\",\"quantity\":1.5}|quantity",
        "{\"warehouse\":\"LON\",\"quantity\":99999999999}|quantity",
        "{\"warehouse\":\"XXX\",\"quantity\":1}|warehouse",
        "{\"quantity\":1}|warehouse"
      })
  void a_bad_field_is_named(String body, String field) {
    assertThat(adjust(aProduct("1", 1, 1), body).isProblem(400).faults()).containsExactly(field);
  }

  @Test
  void only_an_administrator_adjusts() {
    String path = "/api/stock/" + aProduct("1", 1, 1) + "/adjustments";
    String body = "{\"warehouse\":\"LON\",\"quantity\":1}";
    shop.post(path, body).isProblem(401);
    shop.post(path, body, "Cookie", aCustomer()).isProblem(403);
  }

  private Answer adjust(String sku, String body) {
    return shop.post("/api/stock/" + sku + "/adjustments", body, "Cookie", anAdmin());
  }
}

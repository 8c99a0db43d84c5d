package dev.banyan.monolith.web.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.OpenShop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CartTest extends OpenShop {
  @Test
  void a_new_cart_is_empty() {
    JsonNode cart = shop.get("/api/cart", "Cookie", aCustomer()).is(200).json();
    assertThat(cart.path("lines").isArray()).isTrue();
    assertThat(cart.path("lines")).isEmpty();
    assertThat(cart.path("total").asText()).isEqualTo("0.00");
  }

  @Test
  void a_cart_knows_what_it_will_cost() {
    String cookie = aCustomer();
    String sku = aProduct("0.125", 9, 9);

    JsonNode cart =
        shop.put(
                "/api/cart/lines/" + sku.toLowerCase(Locale.ROOT),
                "{\"quantity\":3}",
                "Cookie",
                cookie)
            .is(200)
            .json();

    JsonNode line = cart.path("lines").path(0);
    assertThat(line.path("sku").asText()).isEqualTo(sku);
    assertThat(line.path("name").asText()).isEqualTo("Gift " + sku);
    assertThat(line.path("quantity").asInt()).isEqualTo(3);
    assertThat(line.path("price").asText()).isEqualTo("0.125");
    assertThat(line.path("amount").asText()).isEqualTo("0.375");
    assertThat(cart.path("total").asText()).isEqualTo("0.375");
    assertThat(shop.get("/api/cart", "Cookie", cookie).json()).isEqualTo(cart);
  }

  @Test
  void a_line_is_set_not_added_to_and_can_be_taken_out() {
    String cookie = aCustomer();
    String sku = aProduct("2", 9, 9);
    inCart(cookie, sku, 3);
    inCart(cookie, sku, 2);
    assertThat(shop.get("/api/cart", "Cookie", cookie).json().path("total").asText())
        .isEqualTo("4.00");
    assertThat(shop.delete("/api/cart/lines/" + sku, "Cookie", cookie).is(200).json().path("lines"))
        .isEmpty();
    shop.delete("/api/cart/lines/" + sku, "Cookie", cookie).is(200);
    shop.delete("/api/cart/lines/NO-SUCH-SKU", "Cookie", aCustomer()).is(200);
  }

  @Test
  void what_is_unknown_or_not_for_sale_does_not_go_into_a_cart() {
    String cookie = aCustomer();
    String gone = aProduct("2", 9, 9);
    discontinue(gone);
    shop.put("/api/cart/lines/NO-SUCH-SKU", "{\"quantity\":1}", "Cookie", cookie).isProblem(404);
    shop.put("/api/cart/lines/" + gone, "{\"quantity\":1}", "Cookie", cookie).isProblem(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"quantity\":0}", "{\"quantity\":10001}", "{\"quantity\":\"2\"}"})
  void a_quantity_is_a_whole_number_within_bounds(String body) {
    String path = "/api/cart/lines/" + aProduct("2", 9, 9);
    assertThat(shop.put(path, body, "Cookie", aCustomer()).isProblem(400).faults())
        .containsExactly("quantity");
  }

  @Test
  void a_first_line_put_twice_at_once_is_one_line() {
    String cookie = aCustomer();
    String path = "/api/cart/lines/" + aProduct("2", 9, 9);
    Callable<Integer> putting = () -> shop.put(path, "{\"quantity\":2}", "Cookie", cookie).status();
    assertThat(atOnce(Collections.nCopies(6, putting))).containsOnly(200);
    assertThat(shop.get("/api/cart", "Cookie", cookie).json().path("lines")).hasSize(1);
  }

  @Test
  void a_cart_is_for_those_who_signed_in() {
    shop.get("/api/cart").isProblem(401);
    shop.put("/api/cart/lines/X", "{\"quantity\":2}").isProblem(401);
    shop.delete("/api/cart/lines/X").isProblem(401);
  }
}

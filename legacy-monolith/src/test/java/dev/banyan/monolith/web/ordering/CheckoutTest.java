package dev.banyan.monolith.web.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.OpenShop;
import dev.banyan.monolith.contract.Shopfront.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckoutTest extends OpenShop {
  @Test
  void a_cart_becomes_an_order() {
    String cookie = aCustomer();
    String lantern = aProduct("2.55", 5, 5);
    String teapot = aProduct("10", 5, 5);
    inCart(cookie, lantern, 2);
    inCart(cookie, teapot, 1);

    Answer answer = checkout(cookie, "first").is(201);

    JsonNode order = answer.json();
    String number = order.path("number").asText();
    assertThat(number).matches("W[0-9]{7,}");
    assertThat(answer.header("Location")).endsWith("/api/orders/" + number);
    assertThat(order.path("status").asText()).isEqualTo("placed");
    assertThat(order.path("total").asText()).isEqualTo("15.10");
    assertThat(order.path("country").asText()).isEqualTo("France");
    assertThat(order.path("placedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z");
    assertThat(order.path("lines")).hasSize(2);
    JsonNode line = order.path("lines").path(0);
    assertThat(line.path("line").asInt()).isEqualTo(1);
    assertThat(line.path("sku").asText()).isEqualTo(lantern);
    assertThat(line.path("name").asText()).isEqualTo("Gift " + lantern);
    assertThat(line.path("quantity").asInt()).isEqualTo(2);
    assertThat(line.path("price").asText()).isEqualTo("2.55");
    assertThat(line.path("amount").asText()).isEqualTo("5.10");
    JsonNode payment = order.path("payments").path(0);
    assertThat(payment.path("amount").asText()).isEqualTo("15.10");
    assertThat(payment.path("status").asText()).isEqualTo("captured");
    assertThat(payment.path("method").asText()).isEqualTo("card");
    assertThat(payment.path("at").asText()).endsWith("Z");
    assertThat(shop.get("/api/orders/" + number, "Cookie", cookie).is(200).json()).isEqualTo(order);
    assertThat(shop.get("/api/cart", "Cookie", cookie).json().path("lines")).isEmpty();
    assertThat(stockOf(lantern)).isEqualTo(8);
  }

  @Test
  void an_order_keeps_name_and_price_of_its_moment() {
    String cookie = aCustomer();
    String sku = aProduct("2", 5, 0);
    JsonNode order = anOrder(cookie, sku, 1).json();
    shop.patch("/api/products/" + sku, "{\"price\":\"99\",\"name\":\"Dear\"}", "Cookie", anAdmin())
        .is(200);
    assertThat(shop.get("/api/orders/" + order.path("number").asText(), "Cookie", cookie).json())
        .isEqualTo(order);
  }

  @Test
  void stock_is_taken_from_the_warehouses_in_the_order_of_their_codes() {
    String sku = aProduct("2", 3, 5);
    anOrder(aCustomer(), sku, 4);
    JsonNode warehouses = shop.get("/api/stock/" + sku).json().path("warehouses");
    assertThat(warehouses.path(0).path("quantity").asInt()).isZero();
    assertThat(warehouses.path(1).path("quantity").asInt()).isEqualTo(4);
    assertThat(unreconciled()).isZero();
  }

  @Test
  void an_order_can_go_to_an_address() {
    String cookie = aCustomer();
    String address =
        """
        {"kind":"shipping","line1":"1 Rue","city":"Bern","postcode":"3000","country":"Switzerland"}""";
    long id =
        shop.post("/api/account/addresses", address, "Cookie", cookie).json().path("id").asLong();
    inCart(cookie, aProduct("2", 5, 5), 1);

    JsonNode order =
        shop.post(
                "/api/checkout",
                "{\"addressId\":%d,\"payment\":\"invoice\"}".formatted(id),
                "Cookie",
                cookie,
                "Idempotency-Key",
                "k")
            .is(201)
            .json();

    assertThat(order.path("country").asText()).isEqualTo("Switzerland");
    assertThat(order.path("payments").path(0).path("method").asText()).isEqualTo("invoice");
    shop.delete("/api/account/addresses/" + id, "Cookie", cookie).isProblem(409);
  }

  @Test
  void an_address_of_somebody_else_is_no_address() {
    String cookie = aCustomer();
    inCart(cookie, aProduct("2", 5, 5), 1);
    assertThat(
            shop.post(
                    "/api/checkout",
                    "{\"addressId\":999999999,\"payment\":\"invoice\"}",
                    "Cookie",
                    cookie,
                    "Idempotency-Key",
                    "k")
                .isProblem(400)
                .faults())
        .containsExactly("addressId");
  }

  @Test
  void all_that_is_wrong_with_a_checkout_is_told_at_once() {
    String cookie = aCustomer();
    assertThat(
            shop.post("/api/checkout", "{\"addressId\":\"x\"}", "Cookie", cookie)
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("Idempotency-Key", "addressId", "payment");
    checkout(cookie, "k".repeat(81)).isProblem(400);
    shop.post("/api/checkout", "{}").isProblem(401);
  }

  @Test
  void an_empty_cart_cannot_be_checked_out() {
    checkout(aCustomer(), "k").isProblem(409);
  }

  @Test
  void what_is_not_there_is_not_sold_and_each_shortage_is_named() {
    String cookie = aCustomer();
    String scarce = aProduct("2", 2, 1);
    String none = aProduct("2", 0, 0);
    String gone = aProduct("2", 9, 9);
    String plenty = aProduct("2", 9, 9);
    for (String sku : List.of(scarce, none, gone, plenty)) {
      inCart(cookie, sku, 4);
    }
    discontinue(gone);

    Answer answer = checkout(cookie, "k").isProblem(409);

    assertThat(answer.faults()).containsExactlyInAnyOrder(scarce, none, gone);
    assertThat(answer.response().body()).contains("only 3 left", "none left", "not for sale");
    assertThat(stockOf(plenty)).isEqualTo(18);
    assertThat(shop.get("/api/cart", "Cookie", cookie).json().path("lines")).hasSize(4);
    assertThat(shop.get("/api/orders", "Cookie", cookie).json().path("total").asInt()).isZero();
    inCart(cookie, scarce, 3);
    shop.delete("/api/cart/lines/" + none, "Cookie", cookie).is(200);
    shop.delete("/api/cart/lines/" + gone, "Cookie", cookie).is(200);
    checkout(cookie, "k").is(201);
  }

  @Test
  void the_same_key_again_is_the_same_order() {
    String cookie = aCustomer();
    String sku = aProduct("2", 9, 9);
    inCart(cookie, sku, 1);
    JsonNode order = checkout(cookie, "again").is(201).json();
    inCart(cookie, sku, 5);
    assertThat(checkout(cookie, "again").is(200).json()).isEqualTo(order);
    assertThat(stockOf(sku)).isEqualTo(17);
  }

  @Test
  void keys_of_different_customers_have_nothing_to_do_with_each_other() {
    String sku = aProduct("2", 9, 9);
    List<String> numbers = new ArrayList<>();
    for (String cookie : List.of(aCustomer(), aCustomer())) {
      inCart(cookie, sku, 1);
      numbers.add(checkout(cookie, "same").is(201).json().path("number").asText());
    }
    assertThat(numbers).doesNotHaveDuplicates();
  }

  @Test
  void a_double_click_is_one_order() {
    String cookie = aCustomer();
    String sku = aProduct("2", 50, 50);
    inCart(cookie, sku, 2);
    Callable<Answer> clicking = () -> checkout(cookie, "double");

    List<Answer> answers = atOnce(Collections.nCopies(10, clicking));

    assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(200, 201);
    assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
    assertThat(stockOf(sku)).isEqualTo(98);
    assertThat(shop.get("/api/orders", "Cookie", cookie).json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void a_hundred_customers_who_want_one_of_ten_pieces_buy_ten() {
    String sku = aProduct("2", 6, 4);
    List<Callable<Integer>> customers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String cookie = aCustomer();
      inCart(cookie, sku, 1);
      customers.add(() -> checkout(cookie, "rush").status());
    }

    List<Integer> statuses = atOnce(customers);

    assertThat(statuses).containsOnly(201, 409);
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(10);
    assertThat(stockOf(sku)).isZero();
    assertThat(unreconciled()).isZero();
  }

  @Test
  void carts_filled_in_opposite_order_do_not_block_each_other() {
    List<String> skus =
        List.of(aProduct("1", 60, 60), aProduct("1", 60, 60), aProduct("1", 60, 60));
    List<Callable<Integer>> customers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String cookie = aCustomer();
      for (String sku : i % 2 == 0 ? skus : skus.reversed()) {
        inCart(cookie, sku, 2);
      }
      customers.add(
          () -> {
            JsonNode order = checkout(cookie, "both").is(201).json();
            return shop.send(
                    "POST",
                    "/api/orders/" + order.path("number").asText() + "/cancel",
                    null,
                    "Cookie",
                    cookie)
                .status();
          });
    }
    assertThat(atOnce(customers)).containsOnly(200);
    assertThat(skus.stream().map(this::stockOf)).containsOnly(120);
    assertThat(unreconciled()).isZero();
  }
}

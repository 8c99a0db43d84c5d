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
class OrdersTest extends OpenShop {
  @Test
  void the_newest_orders_come_first_page_by_page() {
    String cookie = aCustomer();
    String sku = aProduct("2.5", 9, 9);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      numbers.add(anOrder(cookie, sku, 1).json().path("number").asText());
    }
    JsonNode first = shop.get("/api/orders?size=2", "Cookie", cookie).is(200).json();
    assertThat(first.path("total").asInt()).isEqualTo(3);
    assertThat(first.path("page").asInt()).isZero();
    assertThat(first.path("size").asInt()).isEqualTo(2);
    JsonNode newest = first.path("items").path(0);
    assertThat(newest.path("number").asText()).isEqualTo(numbers.get(2));
    assertThat(newest.path("status").asText()).isEqualTo("placed");
    assertThat(newest.path("total").asText()).isEqualTo("2.50");
    assertThat(newest.path("placedAt").asText()).endsWith("Z");
    assertThat(shop.get("/api/orders?size=2&page=1", "Cookie", cookie).each("number"))
        .containsExactly(numbers.get(0));
    assertThat(shop.get("/api/orders?size=0&page=x", "Cookie", cookie).isProblem(400).faults())
        .containsExactlyInAnyOrder("page", "size");
  }

  @Test
  void nobody_sees_or_cancels_the_orders_of_others() {
    String number = anOrder(aCustomer(), aProduct("2", 9, 9), 1).json().path("number").asText();
    String other = aCustomer();
    shop.get("/api/orders/" + number, "Cookie", other).isProblem(404);
    cancel(number, other).isProblem(404);
    shop.get("/api/orders/" + number).isProblem(401);
    shop.get("/api/orders/%00", "Cookie", other).isProblem(404);
    assertThat(shop.get("/api/orders", "Cookie", other).json().path("total").asInt()).isZero();
  }

  @Test
  void a_cancelled_order_puts_stock_and_money_back() {
    String cookie = aCustomer();
    String sku = aProduct("2", 3, 5);
    String number = anOrder(cookie, sku, 4).json().path("number").asText();

    JsonNode order = cancel(number, cookie).is(200).json();

    assertThat(order.path("status").asText()).isEqualTo("cancelled");
    assertThat(order.path("payments")).hasSize(1);
    assertThat(order.path("payments").path(0).path("status").asText()).isEqualTo("returned");
    assertThat(order.path("refunds").path(0).path("status").asText()).isEqualTo("done");
    assertThat(shop.get("/api/orders/" + number, "Cookie", cookie).json()).isEqualTo(order);
    JsonNode warehouses = shop.get("/api/stock/" + sku).json().path("warehouses");
    assertThat(warehouses.path(0).path("quantity").asInt()).isEqualTo(3);
    assertThat(warehouses.path(1).path("quantity").asInt()).isEqualTo(5);
    assertThat(unreconciled()).isZero();
  }

  @Test
  void an_order_is_cancelled_once() {
    String cookie = aCustomer();
    String sku = aProduct("2", 9, 0);
    String number = anOrder(cookie, sku, 4).json().path("number").asText();
    Callable<Integer> cancelling = () -> cancel(number, cookie).status();
    assertThat(atOnce(Collections.nCopies(8, cancelling)))
        .containsOnlyOnce(200)
        .containsOnly(200, 409);
    assertThat(stockOf(sku)).isEqualTo(9);
    cancel(number, cookie).isProblem(409);
  }

  @Test
  void what_was_delivered_cannot_be_cancelled() {
    String cookie = aCustomer();
    String number = anOrder(cookie, aProduct("2", 9, 0), 4).json().path("number").asText();
    sql.change("update cust_order set stat = 'D' where order_no = ?", number);
    cancel(number, cookie).isProblem(409);
    assertThat(shop.get("/api/orders/" + number, "Cookie", cookie).json().path("status").asText())
        .isEqualTo("delivered");
  }

  private Answer cancel(String number, String cookie) {
    return shop.send("POST", "/api/orders/" + number + "/cancel", null, "Cookie", cookie);
  }
}

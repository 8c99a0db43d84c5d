package dev.banyan.monolith.web.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.OpenShop;
import dev.banyan.monolith.contract.Shopfront.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReturnsTest extends OpenShop {
  @Test
  void returned_pieces_go_back_into_stock_and_their_money_to_the_customer() {
    String cookie = aCustomer();
    String sku = aProduct("2.5", 3, 5);
    String number = aDeliveredOrder(cookie, sku, 4);

    JsonNode order = giveBack(cookie, number, 1, 3, "a").is(201).json();

    assertThat(order.path("status").asText()).isEqualTo("delivered");
    assertThat(order.at("/returns/0/amount").asText()).isEqualTo("7.50");
    assertThat(order.at("/returns/0/lines/0/quantity").asInt()).isEqualTo(3);
    assertThat(order.at("/refunds/0/amount").asText()).isEqualTo("7.50");
    assertThat(order.at("/refunds/0/status").asText()).isEqualTo("done");
    assertThat(order.at("/refunds/0/reason").asText()).isEqualTo("returned");
    assertThat(order.at("/payments/0/refunded").asText()).isEqualTo("7.50");
    assertThat(stockOf(sku)).isEqualTo(7);
    assertThat(unreconciled()).isZero();
    assertThat(giveBack(cookie, number, 1, 3, "a").is(200).json()).isEqualTo(order);
  }

  @Test
  void an_order_of_which_all_came_back_is_returned() {
    String cookie = aCustomer();
    String number = aDeliveredOrder(cookie, aProduct("2.5", 9, 0), 4);
    giveBack(cookie, number, 1, 1, "a").is(201);
    JsonNode order = giveBack(cookie, number, 1, 3, "b").is(201).json();
    assertThat(order.path("status").asText()).isEqualTo("returned");
    assertThat(order.at("/payments/0/status").asText()).isEqualTo("returned");
    assertThat(order.path("returns")).hasSize(2);
    giveBack(cookie, number, 1, 1, "c").isProblem(409);
  }

  @Test
  void more_than_was_bought_does_not_come_back_however_often_it_is_tried_at_once() {
    String cookie = aCustomer();
    String sku = aProduct("2.5", 9, 0);
    String number = aDeliveredOrder(cookie, sku, 4);
    Callable<Integer> returning = () -> giveBack(cookie, number, 1, 3, "k" + number()).status();

    assertThat(atOnce(Collections.nCopies(8, returning)))
        .containsOnlyOnce(201)
        .containsOnly(201, 409);

    assertThat(stockOf(sku)).isEqualTo(8);
    Answer tooMany = giveBack(cookie, number, 1, 2, "last").isProblem(409);
    assertThat(tooMany.response().body()).contains("line 1", "only 1 left");
  }

  @Test
  void what_is_not_delivered_or_not_of_the_customer_cannot_be_returned() {
    String cookie = aCustomer();
    String number = anOrder(cookie, aProduct("2", 9, 0), 4).json().path("number").asText();
    giveBack(cookie, number, 1, 1, "a").isProblem(409);
    giveBack(aCustomer(), number, 1, 1, "a").isProblem(404);
    assertThat(
            shop.post(
                    "/api/orders/" + number + "/returns",
                    "{\"lines\":[{\"line\":0,\"quantity\":1},{\"line\":2},7]}",
                    "Cookie",
                    cookie)
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder(
            "Idempotency-Key", "lines[0].line", "lines[1].quantity", "lines[2]");
  }

  @Test
  void goodwill_that_was_given_is_not_given_twice() {
    String cookie = aCustomer();
    String number = aDeliveredOrder(cookie, aProduct("2.5", 9, 0), 4);
    shop.post(
            "/api/admin/orders/" + number + "/refunds",
            "{\"amount\":\"9\"}",
            "Cookie",
            anAdmin(),
            "Idempotency-Key",
            "g")
        .is(201);
    JsonNode order = giveBack(cookie, number, 1, 4, "a").is(201).json();
    assertThat(order.at("/returns/0/amount").asText()).isEqualTo("1.00");
    assertThat(order.at("/payments/0/refunded").asText()).isEqualTo("10.00");
  }

  @Test
  void the_history_joins_what_five_tables_know_of_an_order() {
    String cookie = aCustomer();
    String number = aDeliveredOrder(cookie, aProduct("2.5", 9, 0), 4);
    giveBack(cookie, number, 1, 1, "a").is(201);
    sql.change(
        "update notification set stat = 'S', sent_ts = now() where evt_key = ?",
        "placed " + number);

    JsonNode history = shop.get("/api/order-history", "Cookie", cookie).is(200).json();

    assertThat(history.path("total").asInt()).isEqualTo(1);
    JsonNode entry = history.at("/items/0");
    assertThat(entry.path("number").asText()).isEqualTo(number);
    assertThat(entry.path("status").asText()).isEqualTo("delivered");
    assertThat(entry.path("pieces").asInt()).isEqualTo(4);
    assertThat(entry.path("products").asInt()).isEqualTo(1);
    assertThat(entry.path("paid").asText()).isEqualTo("10.00");
    assertThat(entry.path("refunded").asText()).isEqualTo("2.50");
    assertThat(entry.at("/shipment/trackingNumber").asText()).startsWith("FL");
    assertThat(entry.path("mails").asInt()).isEqualTo(1);
  }

  @Test
  void administrators_find_everybodys_orders() {
    String cookie = aCustomer();
    String number = anOrder(cookie, aProduct("2", 9, 0), 4).json().path("number").asText();
    String admin = anAdmin();

    JsonNode found = shop.get("/api/admin/orders?q=" + number, "Cookie", admin).is(200).json();

    assertThat(found.path("total").asInt()).isEqualTo(1);
    assertThat(found.at("/items/0/customer/email").asText()).endsWith("@mail.invalid");
    assertThat(found.at("/items/0/shipment").asText()).isEqualTo("waiting");
    JsonNode detail = shop.get("/api/admin/orders/" + number, "Cookie", admin).is(200).json();
    assertThat(detail.path("number").asText()).isEqualTo(number);
    assertThat(detail.at("/notifications/0/event").asText()).isEqualTo("placed");
    assertThat(detail.at("/customer/name").asText()).isEqualTo("Ann");
    assertThat(
            shop.get("/api/admin/orders?status=lost&size=0&q=%00", "Cookie", admin)
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("status", "size", "q");
    assertThat(
            shop.get("/api/admin/orders?status=cancelled&q=" + number, "Cookie", admin)
                .json()
                .path("total")
                .asInt())
        .isZero();
    shop.get("/api/admin/orders/none", "Cookie", admin).isProblem(404);
    shop.get("/api/admin/orders", "Cookie", cookie).isProblem(403);
  }

  private String aDeliveredOrder(String cookie, String sku, int quantity) {
    String number = anOrder(cookie, sku, quantity).json().path("number").asText();
    sql.change("update cust_order set stat = 'D' where order_no = ?", number);
    return number;
  }

  private Answer giveBack(String cookie, String number, int line, int quantity, String key) {
    return shop.post(
        "/api/orders/" + number + "/returns",
        "{\"lines\":[{\"line\":%d,\"quantity\":%d}]}".formatted(line, quantity),
        "Cookie",
        cookie,
        "Idempotency-Key",
        key);
  }
}

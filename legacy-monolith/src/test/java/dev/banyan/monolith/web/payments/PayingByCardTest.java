package dev.banyan.monolith.web.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.CardProcessorProcess;
import dev.banyan.monolith.OpenShop;
import dev.banyan.monolith.business.payments.MovingMoney;
import dev.banyan.monolith.contract.Shopfront.Answer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// No order without money, no money without order, whatever the card processor does.
@QuarkusTest
class PayingByCardTest extends OpenShop {
  @Inject MovingMoney money;

  @AfterEach
  void theProcessorAnswersAgain() {
    CardProcessorProcess.outage("none");
  }

  @Test
  void the_money_is_taken_once_the_order_is_there_and_the_card_is_forgotten() {
    String cookie = aCartOf(aProduct("2.555", 5, 5), 3);

    JsonNode order = checkout(cookie, "k").is(201).json();

    JsonNode payment = order.path("payments").path(0);
    assertThat(payment.path("status").asText()).isEqualTo("captured");
    assertThat(payment.path("last4").asText()).isEqualTo("4242");
    assertThat(payment.path("amount").asText()).isEqualTo("7.665");
    assertThat(atProcessor(order, "status")).isEqualTo("captured");
    assertThat(atProcessor(order, "amount")).isEqualTo("7.665");
    int kept =
        sql.one(
            "select count(*) from card_attempt a where a::text like '%42424242%'",
            row -> row.getInt(1));
    assertThat(kept).isZero();
  }

  @Test
  void a_card_with_wrong_figures_is_sent_nowhere() {
    String cookie = aCartOf(aProduct("2", 5, 5), 1);
    assertThat(
            shop.post(
                    "/api/checkout",
                    "{\"payment\":\"card\",\"card\":{\"number\":\"4242424242424241\",\"expiry\":\"13/30\"}}",
                    "Cookie",
                    cookie,
                    "Idempotency-Key",
                    "k")
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("card.number", "card.expiry", "card.cvc");
    assertThat(
            shop.post("/api/checkout", "{\"payment\":\"card\"}", "Cookie", cookie)
                .isProblem(400)
                .faults())
        .containsExactlyInAnyOrder("Idempotency-Key", "card");
    assertThat(attempts()).isZero();
  }

  @Test
  void a_declined_card_orders_nothing_and_another_one_does() {
    String sku = aProduct("2", 5, 5);
    String cookie = aCartOf(sku, 3);

    Answer declined = checkout(cookie, "k", CardProcessorProcess.POOR_CARD).isProblem(402);

    assertThat(declined.response().body()).contains("not enough money", "insufficient_funds");
    assertThat(orders(cookie)).isZero();
    assertThat(stockOf(sku)).isEqualTo(10);
    assertThat(shop.get("/api/cart", "Cookie", cookie).json().path("lines")).hasSize(1);
    checkout(cookie, "k", CardProcessorProcess.DECLINED_CARD).isProblem(402);
    JsonNode order = checkout(cookie, "k").is(201).json();
    assertThat(atProcessor(order, "status")).isEqualTo("captured");
  }

  @Test
  void a_processor_that_hangs_sells_nothing_and_the_same_checkout_can_be_tried_again() {
    String sku = aProduct("2", 5, 5);
    String cookie = aCartOf(sku, 3);
    CardProcessorProcess.outage("hang");

    Answer silent = checkout(cookie, "k").isProblem(503);

    assertThat(silent.header("Retry-After")).isNotEmpty();
    assertThat(silent.response().body()).contains("nothing was ordered and no money was taken");
    assertThat(orders(cookie)).isZero();
    assertThat(stockOf(sku)).isEqualTo(10);
    CardProcessorProcess.outage("none");
    JsonNode order = checkout(cookie, "k").is(201).json();
    assertThat(atProcessor(order, "status")).isEqualTo("captured");
    assertThat(attempts()).isEqualTo(1);
  }

  @Test
  void an_answer_that_got_lost_is_money_promised_once() {
    String cookie = aCartOf(aProduct("2", 5, 5), 3);
    CardProcessorProcess.outage("lose-answers");
    checkout(cookie, "k").isProblem(503);
    CardProcessorProcess.outage("none");

    JsonNode order = checkout(cookie, "k").is(201).json();

    assertThat(attempts()).isEqualTo(1);
    assertThat(atProcessor(order, "status")).isEqualTo("captured");
  }

  @Test
  void a_promise_that_nobody_came_back_for_is_let_go() {
    aCheckoutWhoseAnswerGotLost();
    String reference = lastAttempt();
    assertThat(CardProcessorProcess.authorization(reference).path("status").asText())
        .isEqualTo("authorized");
    sql.change(
        "update card_attempt set upd_ts = now() - interval '1 hour' where att_ref = ?", reference);

    money.round();

    assertThat(CardProcessorProcess.authorization(reference).path("status").asText())
        .isEqualTo("voided");
    assertThat(stat(reference)).isEqualTo("V");
  }

  @Test
  void a_checkout_that_comes_back_after_its_promise_was_let_go_gets_a_new_one() {
    String cookie = aCheckoutWhoseAnswerGotLost();
    String old = lastAttempt();
    sql.change("update card_attempt set upd_ts = now() - interval '1 hour' where att_ref = ?", old);
    money.round();

    JsonNode order = checkout(cookie, "lost").is(201).json();

    assertThat(atProcessor(order, "status")).isEqualTo("captured");
    assertThat(CardProcessorProcess.authorization(old).path("status").asText()).isEqualTo("voided");
  }

  @Test
  void a_processor_that_dies_in_the_middle_of_a_checkout_takes_no_money_for_nothing() {
    String cookie = aCartOf(aProduct("2", 5, 5), 3);
    CompletableFuture<Answer> checkout =
        CompletableFuture.supplyAsync(
            () -> checkout(cookie, "k", CardProcessorProcess.SILENT_CARD));
    await().until(() -> attempts() == 1);
    CardProcessorProcess.kill();

    checkout.join().isProblem(503);

    assertThat(orders(cookie)).isZero();
    checkout(cookie, "k").isProblem(503);
    CardProcessorProcess.startAgain();
    JsonNode order = checkout(cookie, "k").is(201).json();
    assertThat(atProcessor(order, "status")).isEqualTo("captured");
    money.round();
    assertThat(sumAtProcessor()).isEqualByComparingTo("6");
  }

  @Test
  void a_cart_that_changes_while_the_bank_thinks_is_not_sold_for_the_old_money() {
    String sku = aProduct("2", 50, 50);
    String cookie = aCartOf(sku, 3);
    CompletableFuture<Answer> checkout =
        CompletableFuture.supplyAsync(() -> checkout(cookie, "k", CardProcessorProcess.SLOW_CARD));
    await().until(() -> attempts() == 1);
    inCart(cookie, sku, 30);

    checkout.join().isProblem(409);

    assertThat(orders(cookie)).isZero();
    assertThat(CardProcessorProcess.authorization(lastAttempt()).path("status").asText())
        .isEqualTo("voided");
  }

  @Test
  void a_double_click_is_paid_once() {
    String cookie = aCartOf(aProduct("2", 50, 50), 2);
    Callable<Answer> clicking = () -> checkout(cookie, "double");

    List<Answer> answers = atOnce(Collections.nCopies(10, clicking));

    assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(200, 201);
    assertThat(sumAtProcessor()).isEqualByComparingTo("4");
  }

  private String aCheckoutWhoseAnswerGotLost() {
    String cookie = aCartOf(aProduct("2", 5, 5), 3);
    CardProcessorProcess.outage("lose-answers");
    checkout(cookie, "lost").isProblem(503);
    CardProcessorProcess.outage("none");
    return cookie;
  }

  private String aCartOf(String sku, int quantity) {
    String cookie = aCustomer();
    inCart(cookie, sku, quantity);
    return cookie;
  }

  private int orders(String cookie) {
    return shop.get("/api/orders", "Cookie", cookie).json().path("total").asInt();
  }

  /// How many attempts the customer who came last has had.
  private int attempts() {
    return sql.one(
        "select count(*) from card_attempt where cust_id = (select max(cust_id) from customer)",
        row -> row.getInt(1));
  }

  private String lastAttempt() {
    return sql.one(
        "select att_ref from card_attempt where cust_id = (select max(cust_id) from customer) order by crt_ts desc",
        row -> row.getString(1));
  }

  private String stat(String reference) {
    return sql.one(
        "select stat from card_attempt where att_ref = ?", row -> row.getString(1), reference);
  }

  private String atProcessor(JsonNode order, String member) {
    String reference =
        sql.one(
            "select att_ref from payment join cust_order using (order_id) where order_no = ?",
            row -> row.getString(1),
            order.path("number").asText());
    return CardProcessorProcess.authorization(reference).path(member).asText();
  }

  /// What the processor has taken from the customer who came last, and not given back.
  private BigDecimal sumAtProcessor() {
    BigDecimal sum = BigDecimal.ZERO;
    for (String reference :
        sql.list(
            "select att_ref from card_attempt where cust_id = (select max(cust_id) from customer)",
            row -> row.getString(1))) {
      JsonNode known = CardProcessorProcess.authorization(reference);
      if (known.path("status").asText().equals("captured")) {
        sum = sum.add(new BigDecimal(known.path("amount").asText()));
      }
    }
    return sum;
  }
}

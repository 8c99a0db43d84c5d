package dev.banyan.monolith.web.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.monolith.CardProcessorProcess;
import dev.banyan.monolith.OpenShop;
import dev.banyan.monolith.business.ordering.CheckoutOutcome;
import dev.banyan.monolith.business.ordering.PlacingOrder;
import dev.banyan.monolith.business.payments.Card;
import dev.banyan.monolith.business.payments.Means;
import dev.banyan.monolith.business.payments.MovingMoney;
import dev.banyan.monolith.business.payments.TakingPayment;
import dev.banyan.monolith.contract.Shopfront.Answer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What was promised comes, what is owed goes back, however often that has to be tried.
@QuarkusTest
class MovingMoneyTest extends OpenShop {
  @Inject MovingMoney money;
  @Inject TakingPayment payment;
  @Inject PlacingOrder placing;

  private String cookie;

  @AfterEach
  void theProcessorAnswersAgain() {
    CardProcessorProcess.outage("none");
  }

  @Test
  void an_order_whose_shop_died_before_it_took_the_money_gets_it_later() {
    String number = anOrderWithItsMoneyOnlyPromised();
    assertThat(order(number).at("/payments/0/status").asText()).isEqualTo("authorized");
    CardProcessorProcess.kill();
    money.round();
    assertThat(order(number).at("/payments/0/status").asText()).isEqualTo("authorized");
    CardProcessorProcess.startAgain();

    money.round();

    assertThat(order(number).at("/payments/0/status").asText()).isEqualTo("captured");
    assertThat(atProcessor(number, "status")).isEqualTo("captured");
  }

  @Test
  void an_order_cancelled_before_its_money_came_lets_it_go() {
    String number = anOrderWithItsMoneyOnlyPromised();

    JsonNode order = cancel(number).is(200).json();

    assertThat(order.at("/payments/0/status").asText()).isEqualTo("voided");
    assertThat(order.has("refunds")).isFalse();
    assertThat(atProcessor(number, "status")).isEqualTo("voided");
  }

  @Test
  void money_that_came_after_all_goes_back_when_its_order_is_cancelled() {
    String number = anOrderWithItsMoneyOnlyPromised();
    CardProcessorProcess.outage("lose-answers");
    money.round(); // takes the money, and never learns of it
    CardProcessorProcess.outage("none");
    assertThat(atProcessor(number, "status")).isEqualTo("captured");

    cancel(number).is(200);
    money.round();

    JsonNode order = order(number);
    assertThat(order.at("/payments/0/status").asText()).isEqualTo("returned");
    assertThat(order.at("/refunds/0/status").asText()).isEqualTo("done");
    assertThat(order.at("/refunds/0/amount").asText()).isEqualTo("6.00");
    assertThat(new BigDecimal(atProcessor(number, "refunded"))).isEqualByComparingTo("6");
  }

  @Test
  void a_refund_that_the_processor_does_not_hear_of_stays_owed_until_it_does() {
    String number = aPaidOrder();
    CardProcessorProcess.outage("refuse");

    JsonNode cancelled = cancel(number).is(200).json();

    assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
    assertThat(cancelled.at("/refunds/0/status").asText()).isEqualTo("owed");
    CardProcessorProcess.outage("none");
    money.round();
    assertThat(order(number).at("/refunds/0/status").asText()).isEqualTo("done");
    assertThat(new BigDecimal(atProcessor(number, "refunded"))).isEqualByComparingTo("6");
  }

  @Test
  void a_promise_that_the_bank_breaks_undoes_the_order() {
    String number = anOrderWithItsMoneyOnlyPromised();
    payment.letGo(new Means.Promise(reference(number), "4242")); // an order has it
    assertThat(atProcessor(number, "status")).isEqualTo("authorized");
    CardProcessorProcess.letGo(reference(number)); // the bank does what it may not

    money.round();

    assertThat(order(number).path("status").asText()).isEqualTo("cancelled");
    assertThat(unreconciled()).isZero();
  }

  @Test
  void an_administrator_gives_back_part_and_never_more_than_there_is() {
    String number = aPaidOrder();

    JsonNode first = refund(number, "2.55", "a").is(201).json();

    assertThat(first.at("/refunds/0/amount").asText()).isEqualTo("2.55");
    assertThat(first.at("/refunds/0/reason").asText()).isEqualTo("goodwill");
    assertThat(first.at("/payments/0/refunded").asText()).isEqualTo("2.55");
    assertThat(first.at("/payments/0/status").asText()).isEqualTo("captured");
    assertThat(refund(number, "2.55", "a").is(200).json()).isEqualTo(first);
    refund(number, "3.46", "b").isProblem(409);
    refund(number, "0", "c").isProblem(400);
    assertThat(refund(number, "3.45", "d").is(201).json().at("/payments/0/status").asText())
        .isEqualTo("returned");
    refund(number, "0.001", "e").isProblem(409);
    assertThat(new BigDecimal(atProcessor(number, "refunded"))).isEqualByComparingTo("6");
    shop.post("/api/admin/orders/" + number + "/refunds", "{\"amount\":\"1\"}", "Cookie", cookie)
        .isProblem(403);
  }

  @Test
  void the_settlement_of_a_day_agrees_with_the_processor() {
    aPaidOrder();
    cancel(aPaidOrder()).is(200);
    money.round();

    JsonNode day =
        shop.get("/api/admin/settlements/" + LocalDate.now(Clock.systemUTC()), "Cookie", anAdmin())
            .is(200)
            .json();

    assertThat(day.path("agrees").asBoolean()).isTrue();
    assertThat(day.at("/card/captured/sum").asText())
        .isEqualTo(day.at("/processor/captured/sum").asText());
    assertThat(new BigDecimal(day.at("/card/net").asText()))
        .isEqualByComparingTo(
            new BigDecimal(day.at("/card/captured/sum").asText())
                .subtract(new BigDecimal(day.at("/card/refunded/sum").asText())));
    shop.get("/api/admin/settlements/yesterday", "Cookie", anAdmin()).isProblem(400);
    shop.get("/api/admin/settlements/2011-12-09").isProblem(401);
  }

  @Test
  void a_customer_reads_what_was_paid() {
    String number = aPaidOrder();
    JsonNode paid = shop.get("/api/payments", "Cookie", cookie).is(200).json();
    assertThat(paid.path("total").asInt()).isEqualTo(1);
    assertThat(paid.at("/items/0/order").asText()).isEqualTo(number);
    assertThat(paid.at("/items/0/last4").asText()).isEqualTo("4242");
  }

  /// As a shop leaves it that dies between the order and the money.
  private String anOrderWithItsMoneyOnlyPromised() {
    cookie = aCustomer();
    inCart(cookie, aProduct("2", 5, 5), 3);
    long customer = sql.one("select max(cust_id) from customer", row -> row.getLong(1));
    var asked =
        (TakingPayment.Asked.Promised)
            payment.promise(
                customer,
                "k",
                new BigDecimal("6.000"),
                new Card("4242424242424242", "12/39", "123"));
    var placed =
        (CheckoutOutcome.Placed)
            placing.place(new PlacingOrder.Checkout(customer, "k", null), asked.promise());
    return placed.order().order().number();
  }

  private String aPaidOrder() {
    cookie = aCustomer();
    return anOrder(cookie, aProduct("2", 5, 5), 3).json().path("number").asText();
  }

  private JsonNode order(String number) {
    return shop.get("/api/orders/" + number, "Cookie", cookie).is(200).json();
  }

  private Answer cancel(String number) {
    return shop.send("POST", "/api/orders/" + number + "/cancel", null, "Cookie", cookie);
  }

  private Answer refund(String number, String amount, String key) {
    return shop.post(
        "/api/admin/orders/" + number + "/refunds",
        "{\"amount\":\"%s\"}".formatted(amount),
        "Cookie",
        anAdmin(),
        "Idempotency-Key",
        key);
  }

  private String reference(String number) {
    return sql.one(
        "select att_ref from payment join cust_order using (order_id) where order_no = ?",
        row -> row.getString(1),
        number);
  }

  private String atProcessor(String number, String member) {
    return CardProcessorProcess.authorization(reference(number)).path(member).asText();
  }
}

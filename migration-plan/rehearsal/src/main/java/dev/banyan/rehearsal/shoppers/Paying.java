package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

/// Checking out: once, by a double click, or again because nobody answered; one order in any case.
final class Paying {
  /// What a checkout came to.
  sealed interface Outcome {
    record Ordered() implements Outcome {}

    /// @param skus of which there is not enough
    record Short(List<String> skus) implements Outcome {}

    /// The bank does not pay: nothing is ordered, the cart is as it was.
    record Declined() implements Outcome {}

    record NoOrder() implements Outcome {}
  }

  private static final Set<Integer> PROMISED = Set.of(200, 201, 402, 409);
  private static final int TRIES = 3;

  /// Cards whose bank pays, and one whose bank does not: see the partners' README.
  private static final String GOOD_CARD = "4242424242424242";

  private static final String POOR_CARD = "4000000000009995";

  private final Floor floor;
  private final AtomicLong checkouts = new AtomicLong();

  Paying(Floor floor) {
    this.floor = floor;
  }

  Outcome pay(Visitor visitor, Customer customer) throws InterruptedException {
    String key = floor.mark() + "-" + checkouts.incrementAndGet();
    boolean poor = visitor.chance(0.05);
    ObjectNode payment =
        visitor.chance(0.4) && !poor
            ? Call.json().put("payment", "invoice")
            : byCard(poor ? POOR_CARD : GOOD_CARD);
    Call call =
        Call.send("ordering", "POST", "/api/checkout", payment).with("Idempotency-Key", key);
    floor.orders().intends(key, customer.cart());
    List<Reply.Answer> answers =
        visitor.chance(0.1) ? doubleClick(visitor, call) : patiently(visitor, call);
    Outcome outcome = new Outcome.NoOrder();
    for (Reply.Answer answer : answers) {
      if ((answer.status() == 402) != poor && answer.status() != 409) {
        floor.saw(
            Anomaly.LOST_WRITES,
            call,
            answer,
            poor ? "a declined card" : "a card that pays",
            answer.status() + " " + answer.body());
      }
      outcome = best(outcome, read(customer, key, call, answer));
    }
    if (outcome instanceof Outcome.Short || outcome instanceof Outcome.Declined) {
      floor.orders().refused(key);
    }
    return outcome;
  }

  private static ObjectNode byCard(String number) {
    ObjectNode payment = Call.json().put("payment", "card");
    payment.putObject("card").put("number", number).put("expiry", "12/39").put("cvc", "123");
    return payment;
  }

  /// That lines multiply and add up.
  void checkSums(Call call, Reply.Answer answer) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : answer.body().path("lines")) {
      BigDecimal amount =
          Money.of(line.path("price").asText())
              .multiply(BigDecimal.valueOf(line.path("quantity").asLong()));
      if (!Money.same(line.path("amount").asText(), amount)) {
        floor.saw(
            Anomaly.STALE_READS, call, answer, "an amount of " + Money.spelled(amount), "" + line);
      }
      sum = sum.add(amount);
    }
    if (!Money.same(answer.text("total"), sum)) {
      floor.saw(
          Anomaly.STALE_READS,
          call,
          answer,
          "a total of " + Money.spelled(sum),
          "a total of " + answer.text("total"));
    }
  }

  private Outcome read(Customer customer, String key, Call call, Reply.Answer answer) {
    if (answer.status() == 402) {
      return new Outcome.Declined();
    }
    if (answer.status() == 409) {
      List<String> skus = new ArrayList<>();
      answer.body().path("errors").forEach(error -> skus.add(error.path("field").asText()));
      boolean lost = skus.isEmpty() && answer.text("detail").contains("empty");
      if (lost && !customer.cartInDoubt()) {
        floor.saw(
            Anomaly.LOST_WRITES, call, answer, "a cart of " + customer.cart(), "" + answer.body());
      }
      return skus.isEmpty() ? new Outcome.NoOrder() : new Outcome.Short(skus);
    }
    OrderBook.Placed placed = OrderBook.Placed.of(answer.body());
    floor
        .orders()
        .acknowledged(key, placed, customer.account())
        .ifPresent(
            earlier ->
                floor.saw(
                    Anomaly.DUPLICATE_WRITES,
                    call,
                    answer,
                    "the order of this key again: " + earlier.placed(),
                    "" + placed));
    if (!customer.orders().contains(placed.number())) {
      customer.orders().add(placed.number());
      checkOrder(customer, call, answer);
    }
    return new Outcome.Ordered();
  }

  private void checkOrder(Customer customer, Call call, Reply.Answer answer) {
    JsonNode lines = answer.body().path("lines");
    if (!customer.cartInDoubt()) {
      floor.expect(Anomaly.LOST_WRITES, call, answer, customer.cart(), quantities(lines));
    }
    for (JsonNode line : lines) {
      floor.judge(call, answer, Shown.Row.of(line));
    }
    checkSums(call, answer);
  }

  static Map<String, Integer> quantities(JsonNode lines) {
    Map<String, Integer> quantities = new TreeMap<>();
    for (JsonNode line : lines) {
      quantities.merge(line.path("sku").asText(), line.path("quantity").asInt(), Integer::sum);
    }
    return quantities;
  }

  private static Outcome best(Outcome one, Outcome other) {
    return other instanceof Outcome.NoOrder || one instanceof Outcome.Ordered ? one : other;
  }

  /// The same key again as long as nobody answers.
  private List<Reply.Answer> patiently(Visitor visitor, Call call) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      Optional<Reply.Answer> answer = floor.ask(visitor, call, PROMISED);
      if (answer.isPresent()) {
        return List.of(answer.get());
      }
    }
    return List.of();
  }

  private List<Reply.Answer> doubleClick(Visitor visitor, Call call) throws InterruptedException {
    FutureTask<Optional<Reply.Answer>> second =
        new FutureTask<>(() -> floor.ask(visitor, call, PROMISED));
    Thread.ofVirtual().start(second);
    List<Reply.Answer> answers = new ArrayList<>();
    floor.ask(visitor, call, PROMISED).ifPresent(answers::add);
    try {
      second.get().ifPresent(answers::add);
    } catch (ExecutionException bug) {
      throw new IllegalStateException("the second click of " + call, bug.getCause());
    }
    return answers;
  }
}

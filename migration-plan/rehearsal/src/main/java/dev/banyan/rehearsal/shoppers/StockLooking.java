package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/// Asking how much of a product is there.
final class StockLooking {
  private static final String INVENTORY = "inventory";

  private final Floor floor;

  StockLooking(Floor floor) {
    this.floor = floor;
  }

  void stock(Visitor visitor) throws InterruptedException {
    String sku =
        visitor.inView().isEmpty()
            ? floor.popularity().pick(visitor.random())
            : visitor.oneOf(visitor.inView());
    var unused = stock(visitor, sku);
  }

  Optional<Reply.Answer> stock(Visitor visitor, String sku) throws InterruptedException {
    Call call = Call.get(INVENTORY, "/api/stock/" + Browsing.encoded(sku));
    Optional<Reply.Answer> answer = floor.ask(visitor, call, Set.of(200));
    answer.ifPresent(seen -> checkStock(call, seen));
    return answer;
  }

  private void checkStock(Call call, Reply.Answer answer) {
    long sum = 0;
    boolean negative = answer.body().path("available").asLong(-1) < 0;
    for (JsonNode warehouse : answer.body().path("warehouses")) {
      long quantity = warehouse.path("quantity").asLong(-1);
      negative |= quantity < 0;
      sum += quantity;
    }
    if (negative) {
      floor.saw(Anomaly.OVERSOLD, call, answer, "nothing below zero", answer.body().toString());
    }
    floor.expect(
        Anomaly.OVERSOLD,
        call,
        answer,
        sum + " available, the sum of the warehouses",
        answer.body().path("available").asLong(-1) + " available, the sum of the warehouses");
  }
}

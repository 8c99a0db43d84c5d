package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looking at one's orders, and thinking better of them.
final class OrderLooking {
  private static final String ORDERING = "ordering";
  private static final Set<Integer> OK = Set.of(200);

  private final Floor floor;

  OrderLooking(Floor floor) {
    this.floor = floor;
  }

  void lastOrder(Visitor visitor) throws InterruptedException {
    Optional<String> number = last(visitor);
    if (number.isPresent()) {
      order(visitor, number.get());
    }
  }

  void orders(Visitor visitor) throws InterruptedException {
    Optional<String> last = last(visitor);
    if (last.isEmpty()) {
      return;
    }
    Call call = Call.get(ORDERING, "/api/orders?page=0&size=20");
    Optional<Reply.Answer> answer = floor.ask(visitor, call, OK);
    if (answer.isPresent() && !lists(answer.get().body(), last.get())) {
      floor.saw(
          Anomaly.LOST_WRITES,
          call,
          answer.get(),
          "the order " + last.get(),
          "" + answer.get().body());
    }
  }

  void cancel(Visitor visitor) throws InterruptedException {
    Optional<OrderBook.Entry> order = last(visitor).flatMap(floor.orders()::byNumber);
    if (order.isEmpty() || order.get().cancellation() != OrderBook.Cancellation.NONE) {
      return;
    }
    String number = order.get().placed().number();
    Call call = Call.bare(ORDERING, "POST", path(number) + "/cancel");
    floor.orders().cancelling(number);
    Optional<Reply.Answer> answer = floor.ask(visitor, call, Set.of(200, 409));
    if (answer.isEmpty()) {
      return;
    }
    if (answer.get().status() == 409) {
      floor.orders().goesOn(number); // the courier has it already
    } else {
      floor.orders().cancelled(number);
      checkOrder(call, answer.get(), number);
    }
  }

  /// Reads an acknowledged order as its customer.
  void order(Visitor visitor, String number) throws InterruptedException {
    Call call = Call.get(ORDERING, path(number));
    Optional<Reply.Answer> answer = floor.ask(visitor, call, Set.of(200, 404));
    if (answer.isPresent() && answer.get().status() == 404) {
      floor.saw(Anomaly.LOST_WRITES, call, answer.get(), "the order " + number, "no such order");
    } else if (answer.isPresent()) {
      checkOrder(call, answer.get(), number);
    }
  }

  private void checkOrder(Call call, Reply.Answer answer, String number) {
    Optional<OrderBook.Entry> known = floor.orders().byNumber(number);
    if (known.isEmpty()) {
      return;
    }
    floor.expect(
        Anomaly.LOST_WRITES,
        call,
        answer,
        known.get().placed(),
        OrderBook.Placed.of(answer.body()));
    String status = answer.text("status");
    if (!known.get().allowedStates().contains(status)) {
      floor.saw(
          Anomaly.LOST_WRITES,
          call,
          answer,
          "an order that is one of " + known.get().allowedStates(),
          "one that is " + status);
    }
  }

  private static Optional<String> last(Visitor visitor) {
    return visitor
        .loggedIn()
        .map(Customer::orders)
        .filter(orders -> !orders.isEmpty())
        .map(List::getLast);
  }

  private static boolean lists(JsonNode orders, String number) {
    for (JsonNode item : orders.path("items")) {
      if (item.path("number").asText().equals(number)) {
        return true;
      }
    }
    return false;
  }

  private static String path(String number) {
    return "/api/orders/" + Browsing.encoded(number);
  }
}

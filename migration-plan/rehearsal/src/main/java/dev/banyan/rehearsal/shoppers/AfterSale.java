package dev.banyan.rehearsal.shoppers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What comes after a purchase: where the parcel is, what was paid, what came of all orders, and
/// sending back what one does not like.
final class AfterSale {
  private static final String ORDERING = "ordering";
  private static final Set<Integer> OK = Set.of(200);

  private final Floor floor;

  AfterSale(Floor floor) {
    this.floor = floor;
  }

  /// Follows the parcel of the last order, as anybody can who has its number.
  void track(Visitor visitor) throws InterruptedException {
    Optional<Reply.Answer> order = lastOrder(visitor);
    String tracking = order.map(this::trackingNumber).orElse("");
    if (!tracking.isEmpty()) {
      Call call = Call.get("shipping", "/api/shipments/" + Browsing.encoded(tracking));
      Optional<Reply.Answer> parcel = floor.ask(visitor, call, OK);
      if (parcel.isPresent()) {
        floor.expect(
            Anomaly.LOST_WRITES, call, parcel.get(), tracking, parcel.get().text("trackingNumber"));
      }
    }
  }

  /// The history shows the last order, with its money.
  void history(Visitor visitor) throws InterruptedException {
    Optional<OrderBook.Entry> last = last(visitor);
    if (last.isEmpty()) {
      return;
    }
    Call call = Call.get(ORDERING, "/api/order-history?page=0&size=50");
    Optional<Reply.Answer> answer = floor.ask(visitor, call, OK);
    if (answer.isPresent()) {
      OrderBook.Placed placed = last.get().placed();
      Optional<JsonNode> entry = find(answer.get().body(), "number", placed.number());
      String got =
          entry
              .map(found -> placed.number() + " over " + found.path("total").asText())
              .orElse("no such order");
      floor.expect(
          Anomaly.LOST_WRITES,
          call,
          answer.get(),
          placed.number() + " over " + placed.total(),
          got);
    }
  }

  void payments(Visitor visitor) throws InterruptedException {
    Optional<OrderBook.Entry> last = last(visitor);
    if (last.isEmpty()) {
      return;
    }
    Call call = Call.get("payments", "/api/payments?page=0&size=50");
    Optional<Reply.Answer> answer = floor.ask(visitor, call, OK);
    if (answer.isPresent()) {
      OrderBook.Placed placed = last.get().placed();
      String got =
          find(answer.get().body(), "order", placed.number())
              .map(paid -> paid.path("amount").asText())
              .orElse("no payment");
      floor.expect(Anomaly.LOST_WRITES, call, answer.get(), placed.total(), got);
    }
  }

  /// Sends one piece of the last order back, if it has arrived.
  void sendBack(Visitor visitor) throws InterruptedException {
    Optional<OrderBook.Entry> last = last(visitor);
    Optional<Reply.Answer> order = lastOrder(visitor);
    if (last.isEmpty()
        || order.isEmpty()
        || !order.get().text("status").equals("delivered")
        || !last.get().returned().isEmpty()) {
      return;
    }
    String number = last.get().placed().number();
    Call call =
        Call.send(ORDERING, "POST", path(number) + "/returns", onePiece())
            .with("Idempotency-Key", floor.mark() + "-back-" + number);
    Optional<Reply.Answer> answer = floor.ask(visitor, call, Set.of(200, 201));
    if (answer.isPresent()) {
      floor.orders().returned(number, 1, 1);
      floor.expect(
          Anomaly.LOST_WRITES, call, answer.get(), 1, answer.get().body().path("returns").size());
    }
  }

  /// Says by which channels to be told, and finds it so.
  void preferences(Visitor visitor) throws InterruptedException {
    if (visitor.loggedIn().isEmpty()) {
      return;
    }
    String path = "/api/account/notifications";
    JsonNode wanted =
        Call.json()
            .put("email", visitor.chance(0.9))
            .put("sms", true)
            .put("push", visitor.chance(0.5))
            .put("phone", "+44 20 7946 0%03d".formatted(visitor.random().nextInt(1000)));
    Call call = Call.send("notifications", "PUT", path, wanted);
    if (floor.ask(visitor, call, OK).isPresent()) {
      Call again = Call.get("notifications", path);
      Optional<Reply.Answer> answer = floor.ask(visitor, again, OK);
      if (answer.isPresent()) {
        floor.expect(Anomaly.LOST_WRITES, again, answer.get(), wanted, answer.get().body());
      }
    }
  }

  private static JsonNode onePiece() {
    var body = Call.json();
    body.putArray("lines").addObject().put("line", 1).put("quantity", 1);
    return body;
  }

  private Optional<Reply.Answer> lastOrder(Visitor visitor) throws InterruptedException {
    Optional<OrderBook.Entry> last = last(visitor);
    return last.isEmpty()
        ? Optional.empty()
        : floor.ask(visitor, Call.get(ORDERING, path(last.get().placed().number())), OK);
  }

  private String trackingNumber(Reply.Answer order) {
    return order.body().path("shipment").path("trackingNumber").asText();
  }

  private Optional<OrderBook.Entry> last(Visitor visitor) {
    return visitor
        .loggedIn()
        .map(Customer::orders)
        .filter(orders -> !orders.isEmpty())
        .map(List::getLast)
        .flatMap(floor.orders()::byNumber);
  }

  private static Optional<JsonNode> find(JsonNode page, String member, String value) {
    for (JsonNode item : page.path("items")) {
      if (item.path(member).asText().equals(value)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  private static String path(String number) {
    return "/api/orders/" + Browsing.encoded(number);
  }
}

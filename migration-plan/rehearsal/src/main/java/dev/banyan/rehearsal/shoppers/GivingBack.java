package dev.banyan.rehearsal.shoppers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Staff who look an order up and give a little of its money back, for the sake of peace.
final class GivingBack {
  private static final String LITTLE = "0.05";

  private final Floor floor;
  private final AtomicLong given = new AtomicLong();

  GivingBack(Floor floor) {
    this.floor = floor;
  }

  void giveBack(Visitor staff) throws InterruptedException {
    List<OrderBook.Entry> orders = List.copyOf(floor.orders().acknowledged());
    if (orders.isEmpty()) {
      return;
    }
    String number = staff.oneOf(orders).placed().number();
    Optional<Reply.Answer> order =
        floor.ask(staff, Call.get("ordering", path(number)), Set.of(200));
    if (order.isEmpty()
        || !order
            .get()
            .body()
            .path("payments")
            .path(0)
            .path("status")
            .asText()
            .equals("captured")) {
      return;
    }
    Call call =
        Call.send("payments", "POST", path(number) + "/refunds", Call.json().put("amount", LITTLE))
            .with("Idempotency-Key", floor.mark() + "-peace-" + given.incrementAndGet());
    floor.orders().givingBack(number);
    // Too late is an answer too: its customer may have cancelled it meanwhile.
    Optional<Reply.Answer> answer = floor.ask(staff, call, Set.of(201, 409));
    if (answer.isPresent()) {
      floor
          .orders()
          .gaveBack(
              number, answer.get().status() == 201 ? new BigDecimal(LITTLE) : BigDecimal.ZERO);
    }
  }

  private static String path(String number) {
    return "/api/admin/orders/" + Browsing.encoded(number);
  }
}

package dev.banyan.rehearsal.shoppers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosingAuditTest {
  private static final ShopBooks.StoredOrder LANTERNS =
      new ShopBooks.StoredOrder("W1", "r-1", "6.00", false, Map.of("LANTERN", 2));

  private final OrderBook orders = new OrderBook();
  private final StockBook stock = new StockBook(Map.of("LANTERN", 10));
  private final Observations observations = new Observations();
  private Map<String, Integer> returned = Map.of();

  ClosingAuditTest() {
    orders.intends("r-1", Map.of("LANTERN", 2));
    var unused =
        orders.acknowledged(
            "r-1",
            new OrderBook.Placed(
                "W1", "6.00", List.of(new OrderBook.Line("LANTERN", 2, "3.00", "6.00"))),
            new Customer.Account("1", "a@shopper.invalid", "secret"));
  }

  @Test
  void books_that_agree_bring_no_finding() {
    assertThat(audit(List.of(LANTERNS), Map.of("LANTERN", 8))).isEqualTo(1);
    assertThat(observations.examples()).isEmpty();
  }

  @Test
  void an_order_that_is_not_there_is_a_lost_write() {
    assertThat(audit(List.of(), Map.of("LANTERN", 10))).isZero();
    assertThat(observations.count(Anomaly.LOST_WRITES)).isEqualTo(1);
  }

  @Test
  void an_order_with_another_total_is_a_lost_write() {
    audit(
        List.of(new ShopBooks.StoredOrder("W1", "r-1", "5.00", false, Map.of("LANTERN", 2))),
        Map.of("LANTERN", 8));

    assertThat(observations.count(Anomaly.LOST_WRITES)).isEqualTo(1);
  }

  @Test
  void an_order_cancelled_by_nobody_is_a_lost_write() {
    audit(
        List.of(new ShopBooks.StoredOrder("W1", "r-1", "6.00", true, Map.of("LANTERN", 2))),
        Map.of("LANTERN", 10));

    assertThat(observations.count(Anomaly.LOST_WRITES)).isEqualTo(1);
  }

  @Test
  void two_orders_of_one_checkout_are_a_duplicate_write() {
    audit(
        List.of(
            LANTERNS, new ShopBooks.StoredOrder("W2", "r-1", "6.00", false, Map.of("LANTERN", 2))),
        Map.of("LANTERN", 8));

    assertThat(observations.count(Anomaly.DUPLICATE_WRITES)).isEqualTo(1);
  }

  @Test
  void a_piece_too_few_is_oversold() {
    audit(List.of(LANTERNS), Map.of("LANTERN", 7));

    assertThat(observations.count(Anomaly.OVERSOLD)).isEqualTo(1);
  }

  @Test
  void what_staff_put_in_counts() {
    stock.adjusting("LANTERN");
    stock.adjusted("LANTERN", 24);

    audit(List.of(LANTERNS), Map.of("LANTERN", 32));

    assertThat(observations.count(Anomaly.OVERSOLD)).isZero();
  }

  @Test
  void a_cancelled_order_gives_its_pieces_back() {
    orders.cancelling("W1");
    orders.cancelled("W1");

    audit(
        List.of(new ShopBooks.StoredOrder("W1", "r-1", "6.00", true, Map.of("LANTERN", 2))),
        Map.of("LANTERN", 10));

    assertThat(observations.examples()).isEmpty();
  }

  @Test
  void what_a_customer_sent_back_is_in_stock_again() {
    returned = Map.of("LANTERN", 1);
    audit(List.of(LANTERNS), Map.of("LANTERN", 9));
    assertThat(observations.examples()).isEmpty();
    audit(List.of(LANTERNS), Map.of("LANTERN", 8));
    assertThat(observations.count(Anomaly.OVERSOLD)).isEqualTo(1);
  }

  private int audit(List<ShopBooks.StoredOrder> stored, Map<String, Integer> present) {
    ShopBooks books =
        new ShopBooks() {
          @Override
          public Map<String, Integer> stock() {
            return present;
          }

          @Override
          public List<StoredOrder> orders(String keyPrefix) {
            return stored;
          }

          @Override
          public Ledger ledger() {
            return new KnownLedger(List.of(), returned, Map.of());
          }
        };
    return new ClosingAudit(orders, stock, observations, Clock.systemUTC())
        .audit(books, "r")
        .orders();
  }
}

package dev.banyan.rehearsal.shoppers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each kind of damage is planted and found.
class LedgerAuditTest {
  private final OrderBook orders = new OrderBook();
  private final Observations observations = new Observations();
  private final Map<String, CardBooks.Charge> charges = new HashMap<>();
  private final Map<String, Integer> arrived = new HashMap<>(Map.of("placed W1", 1));
  private Ledger.Money money = paid("6.00", "0");

  LedgerAuditTest() {
    orders.intends("r-1", Map.of("LANTERN", 2));
    var unused =
        orders.acknowledged(
            "r-1",
            new OrderBook.Placed(
                "W1", "6.00", List.of(new OrderBook.Line("LANTERN", 2, "3.00", "6.00"))),
            new Customer.Account("1", "a@shopper.invalid", "secret"));
    charges.put("c1", charge("captured", "6.00", "0"));
  }

  @Test
  void books_that_agree_with_their_witnesses_bring_no_finding() {
    Reconciled reconciled = audit(Map.of("placed W1", 1));
    assertThat(observations.examples()).isEmpty();
    assertThat(reconciled.taken()).isEqualByComparingTo("6");
    assertThat(reconciled.takenByCard()).isEqualByComparingTo("6");
    assertThat(reconciled.mails()).isEqualTo(1);
  }

  @Test
  void an_order_without_money_is_found() {
    money = paid("0", "0");
    charges.clear();
    audit(Map.of("placed W1", 1));
    assertThat(observations.count(Anomaly.LOST_WRITES)).isEqualTo(1);
  }

  @Test
  void money_kept_of_a_cancelled_order_is_found() {
    money = new Ledger.Money("W1", of("6"), true, of("0"), of("6"), of("0"), "c1");
    audit(Map.of("placed W1", 1));
    assertThat(observations.count(Anomaly.DUPLICATE_WRITES)).isEqualTo(1);
  }

  @Test
  void money_that_the_processor_does_not_know_of_is_found() {
    charges.put("c1", charge("authorized", "6.00", "0"));
    audit(Map.of("placed W1", 1));
    assertThat(observations.count(Anomaly.LOST_WRITES)).isEqualTo(1);
  }

  @Test
  void a_charge_without_an_order_is_found() {
    charges.put("stray", charge("captured", "9.00", "0"));
    charges.put("promised", charge("authorized", "9.00", "0"));
    charges.put("let go", charge("voided", "9.00", "0"));
    charges.put("given back", charge("captured", "9.00", "9.00"));
    audit(Map.of("placed W1", 1));
    assertThat(observations.count(Anomaly.DUPLICATE_WRITES)).isEqualTo(2);
  }

  @Test
  void what_came_back_is_given_back() {
    money = new Ledger.Money("W1", of("6"), false, of("3"), of("6"), of("3"), "c1");
    charges.put("c1", charge("captured", "6.00", "3.00"));
    audit(Map.of("placed W1", 1));
    assertThat(observations.examples()).isEmpty();
    charges.put("c1", charge("captured", "6.00", "6.00"));
    audit(Map.of("placed W1", 1));
    assertThat(observations.count(Anomaly.LOST_WRITES)).isEqualTo(1);
  }

  @Test
  void what_staff_gave_back_is_given_back_and_no_more() {
    orders.givingBack("W1");
    orders.gaveBack("W1", of("0.05"));
    money = paid("6.00", "0.05");
    charges.put("c1", charge("captured", "6.00", "0.05"));
    audit(Map.of("placed W1", 1));
    assertThat(observations.examples()).isEmpty();
    money = paid("6.00", "0.10");
    charges.put("c1", charge("captured", "6.00", "0.10"));
    audit(Map.of("placed W1", 1));
    assertThat(observations.count(Anomaly.LOST_WRITES)).isEqualTo(1);
  }

  @Test
  void two_mails_for_one_event_are_found() {
    arrived.put("placed W1", 2);
    audit(Map.of("placed W1", 1));
    assertThat(observations.count(Anomaly.DOUBLE_MAIL)).isEqualTo(1);
  }

  @Test
  void a_mail_that_never_arrived_or_was_never_noted_is_found() {
    arrived.clear();
    audit(Map.of("placed W1", 1));
    assertThat(observations.count(Anomaly.LOST_WRITES)).isEqualTo(1);
    audit(Map.of());
    assertThat(observations.count(Anomaly.LOST_WRITES)).isEqualTo(2);
  }

  private Reconciled audit(Map<String, Integer> told) {
    return new LedgerAudit(orders, observations, Clock.systemUTC())
        .compare(List.of(money), told, charges, arrived, 2);
  }

  private static Ledger.Money paid(String taken, String refunded) {
    return new Ledger.Money("W1", of("6"), false, of("0"), of(taken), of(refunded), "c1");
  }

  private static CardBooks.Charge charge(String status, String amount, String refunded) {
    return new CardBooks.Charge(status, of(amount), of(refunded));
  }

  private static BigDecimal of(String amount) {
    return new BigDecimal(amount);
  }
}

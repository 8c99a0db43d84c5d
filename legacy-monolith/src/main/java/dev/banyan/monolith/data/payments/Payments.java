package dev.banyan.monolith.data.payments;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Table payment: one for each order.
@ApplicationScoped
public class Payments {
  /// @param stat `A`uthorized, `C`aptured, `V`oided (never taken) or `R`eturned (all of it)
  /// @param method `I`nvoice or `K` for a card
  /// @param reference what the card processor knows it by
  /// @param refunded how much of the amount was given back, or is owed
  public record Payment(
      long id,
      long orderId,
      String order,
      BigDecimal amount,
      BigDecimal refunded,
      String stat,
      String method,
      @Nullable String reference,
      @Nullable String lastFour,
      Instant at) {
    public BigDecimal left() {
      return amount.subtract(refunded);
    }
  }

  private static final String SELECT =
      """
      select pay_id, order_id, order_no, amount, refunded, y.stat, method, att_ref, card_last4, y.crt_ts
      from payment y join cust_order o using (order_id)
      """;

  private final Sql sql;

  Payments(Sql sql) {
    this.sql = sql;
  }

  /// Money that is there.
  public void captured(long order, BigDecimal amount) {
    sql.change(
        "insert into payment (order_id, amount, stat, method, capt_ts) values (?, ?, 'C', 'I', now())",
        order,
        amount);
  }

  /// Money that a card's bank has promised.
  public void promised(long order, BigDecimal amount, String reference, String lastFour) {
    sql.change(
        """
        insert into payment (order_id, amount, stat, method, att_ref, card_last4)
        values (?, ?, 'A', 'K', ?, ?)""",
        order,
        amount,
        reference,
        lastFour);
  }

  /// The promised money has come.
  public void capture(String reference) {
    sql.change(
        "update payment set stat = 'C', capt_ts = now() where att_ref = ? and stat = 'A'",
        reference);
  }

  /// The promised money will not be taken.
  ///
  /// @return false if it was taken meanwhile
  public boolean giveUp(long payment) {
    return sql.change("update payment set stat = 'V' where pay_id = ? and stat = 'A'", payment)
        == 1;
  }

  /// Owes some of the money, where so much is left.
  public boolean owe(long payment, BigDecimal amount) {
    return sql.change(
            """
            update payment
            set refunded = refunded + ?, stat = case when refunded + ? = amount then 'R' else stat end
            where pay_id = ? and stat = 'C' and refunded + ? <= amount""",
            amount,
            amount,
            payment,
            amount)
        == 1;
  }

  /// Money that was taken although it had been given up: it came, and all of it is owed.
  ///
  /// @return its payment, to be refunded; empty if that is known already, or there is no order
  public Optional<Payment> cameAfterAll(String reference) {
    return sql.change(
                """
                update payment set stat = 'R', capt_ts = now(), refunded = amount
                where att_ref = ? and stat = 'V'""",
                reference)
            == 1
        ? sql.first(SELECT + "where att_ref = ?", Payments::payment, reference)
        : Optional.empty();
  }

  public List<Payment> of(long order) {
    return sql.list(SELECT + "where order_id = ? order by pay_id", Payments::payment, order);
  }

  /// Kept from changing until the transaction ends.
  public List<Payment> lockedOf(long order) {
    return sql.list(
        SELECT + "where order_id = ? order by pay_id for no key update of y",
        Payments::payment,
        order);
  }

  /// Promises that have an order and are not taken yet; the oldest first.
  ///
  /// @param ours which of them, as an SQL condition on the customer
  public List<Payment> promised(String ours, int atMost) {
    return sql.list(
        SELECT + "where y.stat = 'A' and " + ours + " order by pay_id limit ?",
        Payments::payment,
        atMost);
  }

  public boolean isPromised(long payment) {
    return sql.first("select 1 from payment where pay_id = ? and stat = 'A'", row -> true, payment)
        .isPresent();
  }

  /// What a customer has paid, the newest first.
  public Page<Payment> page(long customer, int page, int size) {
    long total =
        sql.one(
            "select count(*) from payment join cust_order using (order_id) where cust_id = ?",
            row -> row.getLong(1),
            customer);
    List<Payment> items =
        sql.list(
            SELECT + "where o.cust_id = ? order by y.crt_ts desc, pay_id desc limit ? offset ?",
            Payments::payment,
            customer,
            size,
            (long) page * size);
    return new Page<>(items, page, size, total);
  }

  private static Payment payment(ResultSet row) throws SQLException {
    return new Payment(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getBigDecimal(4),
        row.getBigDecimal(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getObject(10, OffsetDateTime.class).toInstant());
  }
}

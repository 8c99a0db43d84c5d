package dev.banyan.monolith.data.payments;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Table refund: money that goes back.
@ApplicationScoped
public class Refunds {
  /// Why it goes back.
  public enum Reason {
    CANCELLED("X"),
    RETURNED("T"),
    GOODWILL("G");

    private final String letter;

    Reason(String letter) {
      this.letter = letter;
    }
  }

  /// @param reference what the processor knows the refund by
  /// @param payment what the processor knows the payment by; none if it was no card's
  /// @param stat `N`ew, which is owed, or `D`one
  /// @param reason as in the table
  public record Refund(
      String reference,
      @Nullable String payment,
      BigDecimal amount,
      String stat,
      String reason,
      Instant at) {}

  private static final String SELECT =
      """
      select rfd_ref, att_ref, r.amount, r.stat, r.reason, r.crt_ts
      from refund r left join payment using (pay_id)
      """;

  private final Sql sql;

  Refunds(Sql sql) {
    this.sql = sql;
  }

  /// Notes a refund; one of an invoice is done by that, one of a card is owed until its processor
  /// knows.
  ///
  /// @param request names what an administrator asked for; asked twice it is one refund
  /// @return what the refund is called
  public String add(
      Payments.Payment payment,
      BigDecimal amount,
      Reason reason,
      @Nullable String note,
      @Nullable String request) {
    String reference = UUID.randomUUID().toString();
    boolean owed = payment.reference() != null;
    sql.change(
        """
        insert into refund (rfd_ref, pay_id, order_id, amount, reason, note, idem_key, stat, done_ts)
        values (?, ?, ?, ?, ?, ?, ?, ?, case when ? then null else now() end)""",
        reference,
        payment.id(),
        payment.orderId(),
        amount,
        reason.letter,
        note,
        request,
        owed ? "N" : "D",
        owed);
    return reference;
  }

  public void done(String reference) {
    sql.change(
        "update refund set stat = 'D', done_ts = now() where rfd_ref = ? and stat = 'N'",
        reference);
  }

  public List<Refund> of(long order) {
    return sql.list(SELECT + "where r.order_id = ? order by rfd_id", Refunds::refund, order);
  }

  public List<Refund> owedOf(long order) {
    return sql.list(
        SELECT + "where r.order_id = ? and r.stat = 'N' order by rfd_id", Refunds::refund, order);
  }

  /// The oldest first.
  ///
  /// @param ours which of them, as an SQL condition on the customer
  public List<Refund> owed(String ours, int atMost) {
    return sql.list(
        SELECT
            + "join cust_order o on o.order_id = r.order_id where r.stat = 'N' and "
            + ours
            + " order by rfd_id limit ?",
        Refunds::refund,
        atMost);
  }

  public boolean asked(long order, String request) {
    return sql.first(
            "select 1 from refund where order_id = ? and idem_key = ?", row -> true, order, request)
        .isPresent();
  }

  private static Refund refund(ResultSet row) throws SQLException {
    return new Refund(
        row.getString(1),
        row.getString(2),
        row.getBigDecimal(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }
}

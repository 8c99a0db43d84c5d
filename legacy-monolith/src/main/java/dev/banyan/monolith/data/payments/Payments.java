package dev.banyan.monolith.data.payments;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// Table payment.
@ApplicationScoped
public class Payments {
  /// @param stat `C`aptured or `R`eturned
  /// @param method `I`nvoice or `K` for a card
  public record Payment(BigDecimal amount, String stat, String method, Instant at) {}

  private final Sql sql;

  Payments(Sql sql) {
    this.sql = sql;
  }

  public void capture(long order, BigDecimal amount, String method) {
    sql.change(
        "insert into payment (order_id, amount, stat, method) values (?, ?, 'C', ?)",
        order,
        amount,
        method);
  }

  public void giveBack(long order) {
    sql.change("update payment set stat = 'R' where order_id = ? and stat = 'C'", order);
  }

  public List<Payment> of(long order) {
    return sql.list(
        "select amount, stat, method, crt_ts from payment where order_id = ? order by pay_id",
        row ->
            new Payment(
                row.getBigDecimal(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant()),
        order);
  }
}

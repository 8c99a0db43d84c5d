package dev.banyan.monolith.data.payments;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What was taken and given back in a day, in UTC.
@ApplicationScoped
public class Takings {
  /// @param method `I`nvoice or `K` for a card
  public record Taking(
      String method,
      long captured,
      BigDecimal sumCaptured,
      long refunded,
      BigDecimal sumRefunded) {}

  private final Sql sql;

  Takings(Sql sql) {
    this.sql = sql;
  }

  /// Both methods, in the order of their letters.
  public List<Taking> of(LocalDate day) {
    return sql.list(
        """
        with day as (select ?::date::timestamp at time zone 'UTC' as begins,
                            (?::date + 1)::timestamp at time zone 'UTC' as ends)
        select m.method,
               (select count(*) from payment y where y.method = m.method and capt_ts >= begins and capt_ts < ends),
               (select coalesce(sum(amount), 0) from payment y
                where y.method = m.method and capt_ts >= begins and capt_ts < ends),
               (select count(*) from refund r left join payment y using (pay_id)
                where coalesce(y.method, 'I') = m.method and done_ts >= begins and done_ts < ends),
               (select coalesce(sum(r.amount), 0) from refund r left join payment y using (pay_id)
                where coalesce(y.method, 'I') = m.method and done_ts >= begins and done_ts < ends)
        from day, (values ('I'), ('K')) m (method) order by m.method""",
        row ->
            new Taking(
                row.getString(1),
                row.getLong(2),
                row.getBigDecimal(3),
                row.getLong(4),
                row.getBigDecimal(5)),
        day,
        day);
  }
}

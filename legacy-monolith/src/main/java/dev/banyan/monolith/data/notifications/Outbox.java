package dev.banyan.monolith.data.notifications;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Table notification as the heap of what is still to be sent.
@ApplicationScoped
public class Outbox {
  private static final int LONGEST_REASON = 200;

  private final Sql sql;

  Outbox(Sql sql) {
    this.sql = sql;
  }

  /// The letter that is due, held until the transaction ends; what others hold is left to them.
  ///
  /// @param ours a condition on the customer's id as text, `n.cust_id::text`
  public Optional<Letter> next(String ours) {
    return sql.first(
        """
        select n.ntf_id, n.event, n.evt_key, n.rcpt, n.tries, c.name, o.order_no, o.total,
               s.track_no, coalesce(r.amount, f.amount), o.order_id
        from notification n join cust_order o on o.order_id = n.order_id
          join customer c on c.cust_id = n.cust_id
          left join shipment s on s.order_id = n.order_id
          left join order_return r
            on n.event = 'RETURNED' and r.ret_no = split_part(n.evt_key, ' ', 2)
          left join refund f on n.event = 'REFUNDED' and f.rfd_ref = split_part(n.evt_key, ' ', 2)
        where n.stat = 'N' and n.channel = 'E' and n.next_ts <= now() and %s
        order by n.next_ts, n.ntf_id limit 1 for no key update of n skip locked"""
            .formatted(ours),
        this::letter);
  }

  public void sent(long letter) {
    sql.change(
        """
        update notification set stat = 'S', tries = tries + 1, error = null, sent_ts = now()
        where ntf_id = ?""",
        letter);
  }

  /// It could not be sent, and is tried again after a pause.
  public void again(long letter, Duration pause, String reason) {
    sql.change(
        """
        update notification
        set tries = tries + 1, error = ?, next_ts = now() + make_interval(secs => ?)
        where ntf_id = ?""",
        shortened(reason),
        pause.toMillis() / 1000.0,
        letter);
  }

  /// It will never be sent.
  public void failed(long letter, String reason) {
    sql.change(
        "update notification set stat = 'F', tries = tries + 1, error = ? where ntf_id = ?",
        shortened(reason),
        letter);
  }

  /// SMS and push: the shop has no gateway for them, so being recorded is being sent.
  ///
  /// @return how many
  public int record(String ours, int most) {
    return sql.change(
        """
        with due as (
          select n.ntf_id from notification n
          where n.stat = 'N' and n.channel in ('S', 'P') and n.next_ts <= now() and %s
          order by n.ntf_id limit ? for no key update skip locked)
        update notification n set stat = 'S', tries = tries + 1, sent_ts = now()
        from due where n.ntf_id = due.ntf_id"""
            .formatted(ours),
        most);
  }

  private Letter letter(ResultSet row) throws SQLException {
    BigDecimal amount = row.getBigDecimal(10);
    return new Letter(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7),
        Letter.money(row.getBigDecimal(8)),
        row.getString(9),
        amount == null ? null : Letter.money(amount),
        lines(row.getLong(11)));
  }

  private List<Letter.Line> lines(long order) {
    return sql.list(
        "select descr, qty, price * qty from order_line where order_id = ? order by line_no",
        row -> new Letter.Line(row.getString(1), row.getInt(2), Letter.money(row.getBigDecimal(3))),
        order);
  }

  private static String shortened(@Nullable String reason) {
    String text = String.valueOf(reason).replace('\0', ' ');
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
  }
}

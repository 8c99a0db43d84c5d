package dev.banyan.monolith.data.notifications;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Table notification: what customers are told.
@ApplicationScoped
public class Notifications {
  /// @param channel `E`-mail, `S`MS or `P`ush
  /// @param stat `N`ew, `S`ent or `F`ailed for good
  /// @param at when it was sent; until then, when it was noted
  public record Notification(
      String event, @Nullable String order, String channel, String stat, Instant at) {}

  private static final String SELECT =
      """
      select n.event, o.order_no, n.channel, n.stat, coalesce(n.sent_ts, n.crt_ts)
      from notification n left join cust_order o on o.order_id = n.order_id""";

  private final Sql sql;

  Notifications(Sql sql) {
    this.sql = sql;
  }

  /// Notes what is to be told about an order, once for each channel that its customer wants; what
  /// was noted before is not noted again. A placed order is confirmed by e-mail whatever they want.
  public void note(String event, String key, long order) {
    sql.change(
        """
        insert into notification (cust_id, order_id, event, evt_key, channel, rcpt)
        select c.cust_id, o.order_id, e.event, e.evt_key, ways.channel, ways.rcpt
        from cust_order o join customer c on c.cust_id = o.cust_id
          cross join (values (?, ?)) e (event, evt_key)
          cross join lateral (values ('E', c.login), ('S', c.phone), ('P', c.cust_id::text))
            ways (channel, rcpt)
          left join notif_pref p on p.cust_id = c.cust_id and p.channel = ways.channel
        where o.order_id = ? and ways.rcpt is not null
          and (coalesce(p.wanted, ways.channel = 'E') or ways.channel = 'E' and e.event = 'PLACED')
        on conflict do nothing""",
        event,
        key,
        order);
  }

  /// What is told about an order, in the order in which it happened.
  public List<Notification> of(long order) {
    return sql.list(
        SELECT + " where n.order_id = ? order by n.ntf_id", Notifications::notification, order);
  }

  /// What a customer is told, the newest first.
  public Page<Notification> page(long customer, int page, int size) {
    long total =
        sql.one(
            "select count(*) from notification where cust_id = ?", row -> row.getLong(1), customer);
    List<Notification> items =
        sql.list(
            SELECT + " where n.cust_id = ? order by n.ntf_id desc limit ? offset ?",
            Notifications::notification,
            customer,
            size,
            (long) page * size);
    return new Page<>(items, page, size, total);
  }

  private static Notification notification(ResultSet row) throws SQLException {
    return new Notification(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }
}

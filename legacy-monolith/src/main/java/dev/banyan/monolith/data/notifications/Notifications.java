package dev.banyan.monolith.data.notifications;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/// Table notification.
@ApplicationScoped
public class Notifications {
  private final Sql sql;

  Notifications(Sql sql) {
    this.sql = sql;
  }

  /// Notes a mail about an order; noted before, nothing happens.
  public void note(String event, String key, long order) {
    sql.change(
        """
        insert into notification (cust_id, order_id, event, evt_key, channel, rcpt)
        select cust_id, order_id, ?, ?, 'E', login
        from cust_order join customer using (cust_id) where order_id = ?
        on conflict do nothing""",
        event,
        key,
        order);
  }
}

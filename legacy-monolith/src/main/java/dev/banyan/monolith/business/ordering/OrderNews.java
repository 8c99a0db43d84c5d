package dev.banyan.monolith.business.ordering;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/// Spreads that an order has changed to every process of the shop, once the transaction in which it
/// did commits: channel `order_changed` of PostgreSQL's LISTEN and NOTIFY.
@ApplicationScoped
public class OrderNews {
  private final Sql sql;

  OrderNews(Sql sql) {
    this.sql = sql;
  }

  /// An order whose state, or whose parcel's state, is another one now.
  public void changed(long order) {
    sql.first(
        """
        select pg_notify('order_changed', json_build_object(
          'customer', o.cust_id, 'number', o.order_no, 'status', o.stat, 'shipment', s.stat,
          'at', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
        from cust_order o left join shipment s using (order_id)
        where o.order_id = ? and o.cust_id is not null""",
        row -> true,
        order);
  }
}

package dev.banyan.monolith.data.shipping;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/// Tables shipment and shipment_event.
@ApplicationScoped
public class Shipments {
  private final Sql sql;

  Shipments(Sql sql) {
    this.sql = sql;
  }

  /// A parcel for all of an order, waiting in the warehouse.
  public void book(long order) {
    sql.change(
        """
        insert into shipment (track_no, order_id, cust_id, addr_id, country)
        select 'FL' || nextval('track_no_seq'), order_id, cust_id, addr_id, country
        from cust_order where order_id = ?""",
        order);
  }

  /// @return false if it was handed over already
  public boolean stop(long order) {
    return sql.change(
            "update shipment set stat = 'X', upd_ts = now() where order_id = ? and stat = 'W'",
            order)
        == 1;
  }
}

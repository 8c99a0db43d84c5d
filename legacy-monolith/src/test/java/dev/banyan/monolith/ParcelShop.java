package dev.banyan.monolith;

import dev.banyan.monolith.business.shipping.SendingGoods;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;

/// A running shop whose orders have parcels, and which knows of a courier and a mail server.
@QuarkusTestResource(PartnerPorts.class)
public abstract class ParcelShop extends OpenShop {
  /// An order and its parcel, of a customer of their own.
  public record Sent(String cookie, String number, long order, String parcel) {}

  @Inject protected SendingGoods sending;

  /// An order whose parcel was packed a minute ago.
  protected Sent aPackedOrder() {
    return packed(aBookedOrder(aCustomer()));
  }

  protected Sent aBookedOrder(String cookie) {
    String number = anOrder(cookie, aProduct("2.5", 9, 0), 1).json().path("number").asText();
    long order =
        sql.one("select order_id from cust_order where order_no = ?", r -> r.getLong(1), number);
    if (sql.first("select 1 from shipment where order_id = ?", r -> 1, order).isEmpty()) {
      QuarkusTransaction.requiringNew().run(() -> sending.book(order));
    }
    return new Sent(cookie, number, order, trackingNumber(order));
  }

  protected Sent packed(Sent sent) {
    sql.change(
        """
        update shipment set crt_ts = now() - interval '1 min', upd_ts = now() - interval '1 min'
        where order_id = ?""",
        sent.order());
    return sent;
  }

  protected String trackingNumber(long order) {
    return sql.one("select track_no from shipment where order_id = ?", r -> r.getString(1), order);
  }

  /// The letters of an order and its parcel: `PW`.
  protected String letters(Sent sent) {
    return sql.one(
        "select o.stat || s.stat from cust_order o join shipment s using (order_id) where order_id = ?",
        row -> row.getString(1),
        sent.order());
  }

  protected long notes(String key) {
    return sql.one(
        "select count(*) from notification where evt_key = ?", row -> row.getLong(1), key);
  }
}

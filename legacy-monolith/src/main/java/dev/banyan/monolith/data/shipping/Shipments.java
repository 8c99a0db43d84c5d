package dev.banyan.monolith.data.shipping;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tables shipment and shipment_event, and what a parcel means for the state of its order.
@ApplicationScoped
public class Shipments {
  /// A parcel that this transaction holds.
  ///
  /// @param asked whether the courier may know of it: see [WaitingParcels]
  public record Held(
      long id, long order, String orderNumber, String trackingNumber, String stat, boolean asked) {}

  private static final String HELD =
      """
      select s.ship_id, s.order_id, o.order_no, s.track_no, s.stat, s.upd_ts > s.crt_ts
      from shipment s join cust_order o using (order_id) where s.%s = ? for no key update of %s""";

  private final Sql sql;

  Shipments(Sql sql) {
    this.sql = sql;
  }

  /// A parcel for all of an order, waiting in the warehouse.
  ///
  /// @return its tracking number
  public String book(long order) {
    return sql.one(
        """
        insert into shipment (track_no, order_id, cust_id, addr_id, country)
        select 'FL' || nextval('track_no_seq'), order_id, cust_id, addr_id, country
        from cust_order where order_id = ? returning track_no""",
        row -> row.getString(1),
        order);
  }

  /// The parcel of an order.
  public Optional<Parcel> of(long order) {
    return parcel("order_id", order);
  }

  public Optional<Parcel> tracked(String trackingNumber) {
    return parcel("track_no", trackingNumber);
  }

  /// The parcel of an order, held until the transaction ends.
  public Optional<Held> heldOf(long order) {
    return held("order_id", order);
  }

  /// A parcel by its number, held until the transaction ends.
  public Optional<Held> held(String trackingNumber) {
    return held("track_no", trackingNumber);
  }

  public void move(long parcel, String stat) {
    sql.change("update shipment set stat = ?, upd_ts = now() where ship_id = ?", stat, parcel);
  }

  /// @param name what nothing else that happened is called
  /// @return false if this was noted before
  public boolean note(long parcel, String name, String stat, @Nullable String place, Instant at) {
    return sql.change(
            """
            insert into shipment_event (evt_ref, ship_id, stat, place, evt_ts)
            values (?, ?, ?, ?, ?) on conflict do nothing""",
            name,
            parcel,
            stat,
            place,
            at.atOffset(ZoneOffset.UTC))
        == 1;
  }

  public void orderSent(long order) {
    sql.change("update cust_order set stat = 'S' where order_id = ? and stat = 'P'", order);
  }

  public void orderDelivered(long order) {
    sql.change("update cust_order set stat = 'D' where order_id = ? and stat in ('P', 'S')", order);
  }

  private Optional<Parcel> parcel(String column, Object value) {
    return sql.first(
        "select track_no, stat, country, ship_id from shipment where " + column + " = ?",
        row ->
            new Parcel(
                row.getString(1), row.getString(2), row.getString(3), events(row.getLong(4))),
        value);
  }

  private List<Parcel.Event> events(long parcel) {
    return sql.list(
        "select stat, place, evt_ts from shipment_event where ship_id = ? order by evt_id",
        row ->
            new Parcel.Event(
                row.getString(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant()),
        parcel);
  }

  /// Whoever changes an order holds it before its parcel, always in this order, so that nobody
  /// waits in a circle.
  private Optional<Held> held(String column, Object value) {
    sql.first(HELD.formatted(column, "o"), Shipments::held, value);
    return sql.first(HELD.formatted(column, "s"), Shipments::held, value);
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getBoolean(6));
  }
}

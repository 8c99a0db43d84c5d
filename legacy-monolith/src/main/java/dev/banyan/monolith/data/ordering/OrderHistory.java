package dev.banyan.monolith.data.ordering;

import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a customer ever ordered, and what became of it: one SELECT over orders, lines, payments,
/// parcels and mails, as only a shared database can give it.
@ApplicationScoped
public class OrderHistory {
  /// @param trackingNumber none where no parcel was booked
  /// @param parcel the parcel's state
  /// @param lastPlace where the parcel was seen last
  /// @param mails how many mails told of the order
  public record Entry(
      String number,
      String stat,
      Instant placedAt,
      BigDecimal total,
      int products,
      long pieces,
      BigDecimal paid,
      BigDecimal refunded,
      @Nullable String trackingNumber,
      @Nullable String parcel,
      @Nullable String lastPlace,
      int mails) {}

  private final Sql sql;

  OrderHistory(Sql sql) {
    this.sql = sql;
  }

  /// The newest first.
  public Page<Entry> page(long customer, int page, int size) {
    long total =
        sql.one(
            "select count(*) from cust_order where cust_id = ?", row -> row.getLong(1), customer);
    List<Entry> entries =
        sql.list(
            """
            select o.order_no, o.stat, o.plc_ts, o.total, l.products, l.pieces, p.paid, r.refunded,
                   s.track_no, s.stat,
                   (select place from shipment_event e where e.ship_id = s.ship_id and place is not null
                    order by evt_id desc limit 1),
                   (select count(*) from notification n
                    where n.order_id = o.order_id and channel = 'E' and n.stat = 'S')
            from (select * from cust_order where cust_id = ?
                  order by plc_ts desc, order_id desc limit ? offset ?) o
            cross join lateral (select count(distinct prod_id) as products, coalesce(sum(qty), 0) as pieces
                                from order_line l where l.order_id = o.order_id) l
            cross join lateral (select coalesce(sum(amount) filter (where capt_ts is not null), 0) as paid
                                from payment p where p.order_id = o.order_id) p
            cross join lateral (select coalesce(sum(amount), 0) as refunded
                                from refund r where r.order_id = o.order_id) r
            left join shipment s using (order_id)
            order by o.plc_ts desc, o.order_id desc""",
            row ->
                new Entry(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getBigDecimal(4),
                    row.getInt(5),
                    row.getLong(6),
                    row.getBigDecimal(7),
                    row.getBigDecimal(8),
                    row.getString(9),
                    row.getString(10),
                    row.getString(11),
                    row.getInt(12)),
            customer,
            size,
            (long) page * size);
    return new Page<>(entries, page, size, total);
  }
}

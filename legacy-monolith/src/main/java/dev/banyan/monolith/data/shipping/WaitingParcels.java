package dev.banyan.monolith.data.shipping;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Parcels that the courier is to be asked to take.
///
/// A parcel whose `upd_ts` is still its `crt_ts` is one that the courier was never asked about.
/// `upd_ts` moves, and that is committed, before the courier is asked: whoever dies while asking
/// leaves behind that there is something to find out. It also says when to ask again, each pause
/// longer than the one before.
@ApplicationScoped
public class WaitingParcels {
  /// @param askedBefore whether the courier may know of it already
  public record Claim(long parcel, boolean askedBefore) {}

  /// Where to bring what to whom.
  ///
  /// @param address none: the country is all that is known
  public record Consignment(
      long parcel,
      long order,
      String orderNumber,
      String trackingNumber,
      String recipient,
      String country,
      @Nullable To address) {}

  /// An address.
  public record To(
      String line1, @Nullable String line2, String city, String postcode, String country) {}

  /// Goods do not travel while their money is only promised: until it is taken, an order whose bank
  /// breaks its promise can still be undone.
  private static final String PAID =
      "not exists (select from payment y where y.order_id = o.order_id and y.stat = 'A')";

  private final Sql sql;

  WaitingParcels(Sql sql) {
    this.sql = sql;
  }

  /// The parcel to ask about now, marked as asked about: the one that waited longest, but for those
  /// that other processes claim at this moment.
  ///
  /// @param ours a condition on `s.track_no`
  /// @param packing how long a new parcel rests first
  public Optional<Claim> claim(String ours, Duration packing) {
    return sql.first(
        """
        with due as (
          select s.ship_id, s.upd_ts > s.crt_ts as asked
          from shipment s join cust_order o using (order_id)
          where s.stat = 'W' and o.stat = 'P' and %s and %s
            and now() >= s.upd_ts + case when s.upd_ts = s.crt_ts then make_interval(secs => ?)
              else least(greatest((s.upd_ts - s.crt_ts) / 2, interval '1 s'), interval '1 min') end
          order by s.upd_ts, s.ship_id limit 1 for no key update of s skip locked)
        update shipment s set upd_ts = greatest(now(), s.crt_ts + interval '1 microsecond')
        from due where s.ship_id = due.ship_id returning s.ship_id, due.asked"""
            .formatted(ours, PAID),
        row -> new Claim(row.getLong(1), row.getBoolean(2)),
        packing.toMillis() / 1000.0);
  }

  /// As if the courier had never been asked.
  public void neverAsked(long parcel) {
    sql.change("update shipment set upd_ts = crt_ts where ship_id = ? and stat = 'W'", parcel);
  }

  /// What to ask the courier, with parcel and order held until the transaction ends; empty if it
  /// does not wait any more, or somebody else has it in hand.
  ///
  /// Who has it in hand holds the order. The parcel alone is held for a moment by a [#claim] of
  /// another process that came too late for it: that moment is waited for.
  public Optional<Consignment> held(long parcel, String ours) {
    return sql.first(
        """
        select s.ship_id, s.order_id, o.order_no, s.track_no, c.name, s.country,
               a.line1, a.line2, a.city, a.postcode, a.country
        from shipment s join cust_order o using (order_id)
          left join customer c on c.cust_id = s.cust_id left join address a on a.addr_id = s.addr_id
        where s.ship_id = ? and s.stat = 'W' and o.stat = 'P' and %s
        for no key update of o skip locked for no key update of s"""
            .formatted(ours),
        row ->
            new Consignment(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                Optional.ofNullable(row.getString(5)).orElse("The householder"),
                row.getString(6),
                row.getString(7) == null
                    ? null
                    : new To(
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11))),
        parcel);
  }

  /// Another number for a parcel whose number the courier will not take any more.
  ///
  /// @return the new number
  public String renumber(long parcel) {
    return sql.one(
        """
        update shipment set track_no = 'FL' || nextval('track_no_seq'), upd_ts = crt_ts
        where ship_id = ? returning track_no""",
        row -> row.getString(1),
        parcel);
  }
}

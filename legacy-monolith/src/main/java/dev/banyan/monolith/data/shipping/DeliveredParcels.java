package dev.banyan.monolith.data.shipping;

import dev.banyan.monolith.data.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// Parcels that have arrived.
@ApplicationScoped
public class DeliveredParcels {
  private final Sql sql;

  DeliveredParcels(Sql sql) {
    this.sql = sql;
  }

  /// Closes parcels that were delivered a while ago, and notes it.
  ///
  /// @param ours a condition on `s.track_no`
  /// @return the orders of those that were closed
  public List<Long> close(String ours, Duration after, int most) {
    return sql.list(
        """
        with due as (
          select s.ship_id from shipment s
          where s.stat = 'D' and s.upd_ts <= now() - make_interval(secs => ?) and %s
          order by s.ship_id limit ? for no key update skip locked),
        closed as (
          update shipment s set stat = 'Z', upd_ts = now() from due where s.ship_id = due.ship_id
          returning s.ship_id, s.order_id, s.track_no),
        noted as (
          insert into shipment_event (evt_ref, ship_id, stat)
          select track_no || '-closed', ship_id, 'Z' from closed on conflict do nothing)
        select order_id from closed"""
            .formatted(ours),
        row -> row.getLong(1),
        after.toMillis() / 1000.0,
        most);
  }
}

package dev.banyan.monolith.business.shipping.delivery;

import dev.banyan.monolith.ParcelShop;
import dev.banyan.monolith.RecordingCourier;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A shop with a courier beside it, and what happens to parcels in its tests.
abstract class CourierShop extends ParcelShop {
  @Inject HandingOver handing;

  @ConfigProperty(name = "shop.courier.url")
  URI url;

  RecordingCourier courier;

  @BeforeEach
  void openCourier() {
    courier = new RecordingCourier(url);
  }

  @AfterEach
  void closeCourier() {
    courier.close();
  }

  boolean rounded() {
    handing.round();
    return true;
  }

  /// What a cancellation does, in its order: hold the order, stop the parcel, undo the order.
  boolean cancelled(Sent sent) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              String stat =
                  sql.one(
                      "select stat from cust_order where order_id = ? for no key update",
                      row -> row.getString(1),
                      sent.order());
              if (!stat.equals("P") || !sending.stop(sent.order())) {
                return false;
              }
              sql.change("update cust_order set stat = 'X' where order_id = ?", sent.order());
              return true;
            });
  }

  void pauseIsOver(Sent sent) {
    asked(sent, 60, 59);
  }

  void asked(Sent sent, int bookedSecondsAgo, int askedSecondsAgo) {
    sql.change(
        """
        update shipment set crt_ts = now() - make_interval(secs => ?),
          upd_ts = now() - make_interval(secs => ?) where order_id = ?""",
        bookedSecondsAgo,
        askedSecondsAgo,
        sent.order());
  }
}

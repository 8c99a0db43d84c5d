package dev.banyan.monolith.web.ordering;

import dev.banyan.monolith.business.ordering.OrderBook;
import dev.banyan.monolith.data.Page;
import dev.banyan.monolith.data.ordering.OrderHistory;
import dev.banyan.monolith.web.Paging;
import dev.banyan.monolith.web.accounts.ForCustomers;
import dev.banyan.monolith.web.accounts.Visitor;
import dev.banyan.monolith.web.shipping.ParcelView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the customer who asks ever ordered, and what became of it.
@Path("/api/order-history")
@Produces(MediaType.APPLICATION_JSON)
@ForCustomers
public class OrderHistoryResource {
  /// @param shipment absent where no parcel was booked
  /// @param mails how many mails told of the order
  public record HistoryView(
      String number,
      String status,
      Instant placedAt,
      BigDecimal total,
      long pieces,
      int products,
      BigDecimal paid,
      BigDecimal refunded,
      @Nullable LastSeen shipment,
      int mails) {
    static HistoryView of(OrderHistory.Entry entry) {
      return new HistoryView(
          entry.number(),
          OrderView.status(entry.stat()),
          entry.placedAt(),
          entry.total(),
          entry.pieces(),
          entry.products(),
          entry.paid(),
          entry.refunded(),
          LastSeen.of(entry),
          entry.mails());
    }
  }

  /// Where an order's parcel is.
  public record LastSeen(String trackingNumber, String status, @Nullable String lastPlace) {
    static @Nullable LastSeen of(OrderHistory.Entry entry) {
      String number = entry.trackingNumber();
      String stat = entry.parcel();
      return number == null || stat == null
          ? null
          : new LastSeen(number, ParcelView.status(stat), entry.lastPlace());
    }
  }

  private final OrderBook orders;
  private final Visitor visitor;

  OrderHistoryResource(OrderBook orders, Visitor visitor) {
    this.orders = orders;
    this.visitor = visitor;
  }

  @GET
  public Page<HistoryView> all(
      @QueryParam("page") @Nullable String page, @QueryParam("size") @Nullable String size) {
    Paging paging = Paging.of(page, size);
    return orders.history(visitor.customer(), paging.page(), paging.size()).map(HistoryView::of);
  }
}

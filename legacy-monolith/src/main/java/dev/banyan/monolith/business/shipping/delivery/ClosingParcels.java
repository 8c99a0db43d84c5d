package dev.banyan.monolith.business.shipping.delivery;

import dev.banyan.monolith.business.ordering.OrderNews;
import dev.banyan.monolith.business.strangler.Ownership;
import dev.banyan.monolith.data.shipping.DeliveredParcels;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The job that closes the matter of parcels that arrived a while ago.
@ApplicationScoped
public class ClosingParcels {
  private static final int BATCH = 200;

  private final DeliveredParcels parcels;
  private final OrderNews news;
  private final Ownership ownership;
  private final DeliverySettings settings;

  ClosingParcels(
      DeliveredParcels parcels, OrderNews news, Ownership ownership, DeliverySettings settings) {
    this.parcels = parcels;
    this.news = news;
    this.ownership = ownership;
    this.settings = settings;
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  public void round() {
    while (QuarkusTransaction.requiringNew().call(this::close) == BATCH) {
      // as long as there is more
    }
  }

  private int close() {
    List<Long> orders =
        parcels.close(ownership.condition("shipping", "s.track_no"), settings.closingTime(), BATCH);
    orders.forEach(news::changed);
    return orders.size();
  }
}

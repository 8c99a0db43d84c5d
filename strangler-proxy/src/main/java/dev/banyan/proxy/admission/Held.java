package dev.banyan.proxy.admission;

import dev.banyan.model.Bucket;
import dev.banyan.model.Capability;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.observing.Waits;
import dev.banyan.proxy.routing.RoutingTable;
import io.vertx.core.Context;
import java.util.function.Consumer;

/// One request that waits. It keeps its place and its deadline when it has to wait again.
final class Held {
  /// Requests that must stay in order: those of one bucket, and so those of one key.
  record Lane(String capability, int bucket) {}

  private final Exchange exchange;
  private final Capability capability;
  private final Lane lane;
  private final Context loop;
  private final Waits waits;
  private final Consumer<Held> onward;
  private final long since = System.nanoTime();
  private long ticket;
  private long timer;
  private boolean inHand;
  private boolean overdue;
  private boolean over;

  /// @param loop the exchange's own
  /// @param onward judges it again, on its loop
  Held(Exchange exchange, Capability capability, Context loop, Waits waits, Consumer<Held> onward) {
    this.exchange = exchange;
    this.capability = capability;
    this.lane = new Lane(capability.name(), exchange.bucket());
    this.loop = loop;
    this.waits = waits;
    this.onward = onward;
  }

  Exchange exchange() {
    return exchange;
  }

  Lane lane() {
    return lane;
  }

  long ticket() {
    return ticket;
  }

  boolean isHeldBy(RoutingTable table) {
    return table.holds(capability, exchange.isSafe(), exchange.bucket());
  }

  /// Reads have no order among writes that nobody has answered yet, and what belongs to nobody is
  /// not one thing.
  boolean isOrdered() {
    return !exchange.isSafe() && exchange.bucket() != Bucket.OF_NOBODY;
  }

  /// Whether its bucket was in hand, and not only somebody of its lane before it.
  boolean wasInHand() {
    return inHand;
  }

  void queued(long ticket, boolean bucketInHand) {
    this.ticket = ticket;
    inHand |= bucketInHand;
  }

  void letGo() {
    loop.runOnContext(go -> onward.accept(this));
  }

  /// On its loop: it waits now, and when it has waited for so long, this runs.
  void begin(HoldLimits limits, Consumer<Held> late) {
    waits.began();
    timer =
        loop.owner()
            .setTimer(
                limits.atMost().toMillis(),
                due -> {
                  overdue = true;
                  late.accept(this);
                });
  }

  boolean isOverdue() {
    return overdue;
  }

  /// On its loop: it waits no more, whatever becomes of it.
  void end() {
    if (!over) {
      over = true;
      loop.owner().cancelTimer(timer);
      waits.ended(System.nanoTime() - since);
    }
  }
}

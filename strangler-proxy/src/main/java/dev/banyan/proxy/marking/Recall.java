package dev.banyan.proxy.marking;

import dev.banyan.model.Capability;
import dev.banyan.model.Consistency;
import dev.banyan.model.Dial;
import dev.banyan.model.Side;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.heartbeat.Applied;
import dev.banyan.proxy.heartbeat.Lease;

/// Sees whether the client wrote so lately that the other side may not have it yet, and drops the
/// marks of what has arrived there. Where nobody tells how far the streams are, any write may be
/// that late.
public final class Recall implements Filter {
  private final Lease lease;

  public Recall(Lease lease) {
    this.lease = lease;
  }

  @Override
  public void handle(Exchange exchange) {
    Capability capability = exchange.capability();
    if (capability != null
        && capability.consistency() == Consistency.READ_YOUR_WRITES
        && exchange.isSafe()) {
      exchange.written(!lease.isFromConductor() || isMarked(exchange, capability));
    }
    exchange.next();
  }

  private boolean isMarked(Exchange exchange, Capability capability) {
    Marks marks = Marks.of(exchange);
    Applied applied = lease.applied(capability.name());
    Dial dial = exchange.table().dial(capability.name());
    boolean marked = marks.more();
    for (Mark mark : marks.read()) {
      if (hasArrived(mark, applied, dial)) {
        exchange.additions().cookie(mark.drop());
      } else {
        marked |= mark.covers(exchange.bucket());
      }
    }
    return marked;
  }

  private static boolean hasArrived(Mark mark, Applied applied, Dial dial) {
    if (mark.bucket() == Mark.ANY) {
      return applied.from(Side.MONOLITH) > mark.time()
          && (dial.writes().hundredths() == 0 || applied.from(Side.SERVICE) > mark.time());
    }
    return applied.from(dial.writeSide(mark.bucket())) > mark.time();
  }
}

package dev.banyan.proxy.marking;

import dev.banyan.model.Capability;
import dev.banyan.model.Consistency;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.heartbeat.Lease;
import java.util.OptionalLong;

/// Leaves a mark with a client that wrote. A mark takes the place of the earlier ones of its
/// bucket; of too many buckets, one takes the place of all.
public final class Remember implements Filter {
  private static final int BUCKETS = 8;

  private final Lease lease;

  public Remember(Lease lease) {
    this.lease = lease;
  }

  @Override
  public void handle(Exchange exchange) {
    Capability capability = exchange.capability();
    if (capability != null
        && capability.consistency() == Consistency.READ_YOUR_WRITES
        && !exchange.isSafe()
        && exchange.answer() != null) {
      OptionalLong now = lease.latestNow();
      if (now.isPresent()) {
        mark(exchange, capability.name(), now.getAsLong());
      }
    }
    exchange.next();
  }

  private static void mark(Exchange exchange, String capability, long now) {
    Marks before = Marks.of(exchange);
    boolean many = before.read().size() >= BUCKETS;
    Mark mark = new Mark(capability, many ? Mark.ANY : exchange.bucket(), now);
    for (Mark earlier : before.read()) {
      boolean replaced = mark.bucket() == Mark.ANY || earlier.bucket() == mark.bucket();
      if (replaced && earlier.time() < now) {
        exchange.additions().cookie(earlier.drop());
      }
    }
    exchange.additions().cookie(mark.set());
  }
}

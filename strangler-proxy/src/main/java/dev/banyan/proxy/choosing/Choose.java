package dev.banyan.proxy.choosing;

import dev.banyan.model.Capability;
import dev.banyan.model.Dial;
import dev.banyan.model.Side;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Filter;
import dev.banyan.proxy.routing.RoutingTable;

/// Which side answers: by bucket, so that it never flips back while a share only rises.
public final class Choose implements Filter {
  @Override
  public void handle(Exchange exchange) {
    exchange.choose(side(exchange, exchange.table()));
    exchange.next();
  }

  /// Which side a request belongs to under a table.
  public static Side side(Exchange exchange, RoutingTable table) {
    Capability capability = exchange.capability();
    return capability == null
        ? Side.MONOLITH
        : side(
            capability,
            table.dial(capability.name()),
            exchange.isSafe(),
            exchange.hasWritten(),
            exchange.bucket());
  }

  static Side side(Capability capability, Dial dial, boolean safe, boolean hasWritten, int bucket) {
    if (!safe) {
      return dial.writeSide(bucket);
    }
    return switch (capability.consistency()) {
      case EVENTUAL -> dial.readSide(bucket);
      case READ_YOUR_WRITES -> hasWritten ? dial.writeSide(bucket) : dial.readSide(bucket);
      case OWNER -> dial.writeSide(bucket);
    };
  }
}

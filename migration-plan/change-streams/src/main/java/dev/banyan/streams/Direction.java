package dev.banyan.streams;

import dev.banyan.model.Side;
import java.util.Locale;

/// Which way rows flow between the shared database and a service's store.
public enum Direction {
  /// From the shared database to the service's store.
  FORWARD(Side.MONOLITH, Side.SERVICE),
  /// From the service's store to the shared database.
  BACKWARD(Side.SERVICE, Side.MONOLITH);

  private final Side sender;
  private final Side receiver;

  Direction(Side sender, Side receiver) {
    this.sender = sender;
    this.receiver = receiver;
  }

  public Side sender() {
    return sender;
  }

  public Side receiver() {
    return receiver;
  }

  /// `forward` or `backward`: in topics, metrics and pages.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.banyan.monolith.business;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How long to leave somebody alone who does not answer: twice as long each time, up to a limit.
public final class Patience {
  private final Clock clock;
  private final Duration first;
  private final Duration longest;
  private Duration next;
  private Instant until = Instant.MIN;

  public Patience(Clock clock, Duration first, Duration longest) {
    this.clock = clock;
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  public synchronized boolean isOver() {
    return !clock.instant().isBefore(until);
  }

  /// There was no answer.
  ///
  /// @return the pause that begins now
  public synchronized Duration again() {
    Duration pause = next;
    until = clock.instant().plus(pause);
    next = pause.multipliedBy(2).compareTo(longest) > 0 ? longest : pause.multipliedBy(2);
    return pause;
  }

  /// There was an answer.
  public synchronized void reset() {
    next = first;
    until = Instant.MIN;
  }
}

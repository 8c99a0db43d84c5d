package dev.banyan.partners.log;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// What a partner says while it works: one line each, with the time. Never a card number, never a
/// person.
public record Log(PrintStream out, Clock clock) {
  public void say(String text) {
    out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + "  " + text);
  }
}

package dev.banyan.conductor.turning;

import dev.banyan.conductor.handover.Outcome;
import dev.banyan.model.Share;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How long a wish rests after its handover went back: longer each time, for users feel each try.
final class Pauses {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private record Pause(Share wish, Outcome outcome, Duration length, Instant until) {}

  private final Clock clock;
  private final Map<String, Pause> byCapability = new HashMap<>();

  Pauses(Clock clock) {
    this.clock = clock;
  }

  /// How it ended the last time, as long as it is not to be tried again; another wish may be tried
  /// at once.
  synchronized Optional<Outcome> resting(String capability, Share wish) {
    return Optional.ofNullable(byCapability.get(capability))
        .filter(pause -> pause.wish.equals(wish) && clock.instant().isBefore(pause.until))
        .map(Pause::outcome);
  }

  synchronized void wentBack(String capability, Share wish, Outcome how) {
    Pause last = byCapability.get(capability);
    Duration length = last == null || !last.wish.equals(wish) ? FIRST : last.length.multipliedBy(2);
    Duration bounded = length.compareTo(LONGEST) > 0 ? LONGEST : length;
    byCapability.put(capability, new Pause(wish, how, bounded, clock.instant().plus(bounded)));
  }

  synchronized void over(String capability) {
    byCapability.remove(capability);
  }
}

package dev.banyan.conductor.turning;

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

  private record Pause(Share wish, String reason, Duration length, Instant until) {}

  private final Clock clock;
  private final Map<String, Pause> byCapability = new HashMap<>();

  Pauses(Clock clock) {
    this.clock = clock;
  }

  /// Why it went back the last time, as long as it is not to be tried again; another wish may be
  /// tried at once.
  synchronized Optional<String> resting(String capability, Share wish) {
    return Optional.ofNullable(byCapability.get(capability))
        .filter(pause -> pause.wish.equals(wish) && clock.instant().isBefore(pause.until))
        .map(Pause::reason);
  }

  synchronized void wentBack(String capability, Share wish, String reason) {
    Pause last = byCapability.get(capability);
    Duration length = last == null || !last.wish.equals(wish) ? FIRST : last.length.multipliedBy(2);
    Duration bounded = length.compareTo(LONGEST) > 0 ? LONGEST : length;
    byCapability.put(capability, new Pause(wish, reason, bounded, clock.instant().plus(bounded)));
  }

  synchronized void over(String capability) {
    byCapability.remove(capability);
  }
}

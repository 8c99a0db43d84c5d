package dev.banyan.rehearsal.run;

import java.time.Duration;

/// How long a run takes over what the plan does not say.
///
/// @param tick between two looks at the conductor; also how often evidence is told
/// @param warmUp how long shoppers shop before the plan starts
/// @param runOn how long they shop on after its end
/// @param settle how long after a rollback shoppers may still feel what led to it
/// @param silence how long the conductor may be silent
/// @param slack what a walk may take beyond its windows and its patience
record Timing(
    Duration tick,
    Duration warmUp,
    Duration runOn,
    Duration settle,
    Duration silence,
    Duration slack) {
  static final Timing USUAL =
      new Timing(
          Duration.ofSeconds(1),
          Duration.ofSeconds(12),
          Duration.ofSeconds(15),
          Duration.ofSeconds(3),
          Duration.ofSeconds(90),
          Duration.ofMinutes(5));
}

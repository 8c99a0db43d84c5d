package dev.banyan.rehearsal.run;

import dev.banyan.model.Pace;
import dev.banyan.model.Plan;
import java.time.Duration;
import java.time.Instant;

/// When a walk has taken longer than its plan allows. The time in which a person is asked does not
/// count: no plan says how long a person looks.
final class Deadline {
  private Instant end;
  private Instant looked;

  Deadline(Instant begun, Duration longest) {
    this.end = begun.plus(longest);
    this.looked = begun;
  }

  /// The longest that a walk may take which keeps to its plan.
  ///
  /// @param slack beyond its windows and its patience
  static Deadline of(Instant begun, Plan plan, String paceName, Duration slack) {
    Pace pace = plan.paces().get(paceName);
    Duration step = pace == null ? Duration.ofMinutes(1) : pace.window().plus(pace.patience());
    long steps =
        plan.moves().stream()
            .mapToLong(
                move -> (long) move.attempts() * (move.reads().size() + move.writes().size() + 1L))
            .sum();
    return new Deadline(begun, slack.plus(step.multipliedBy(steps)));
  }

  /// @param asking whether a person is asked, and so was since the last look
  void look(Instant now, boolean asking) {
    end = asking ? end.plus(Duration.between(looked, now)) : end;
    looked = now;
  }

  /// Whether it had passed at the last look.
  boolean passed() {
    return !looked.isBefore(end);
  }
}

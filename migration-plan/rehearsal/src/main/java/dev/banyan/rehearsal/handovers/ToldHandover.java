package dev.banyan.rehearsal.handovers;

import dev.banyan.rehearsal.clerks.Answered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One handover as the conductor's journal tells it.
///
/// @param steps in the order in which they were written down, each before it was taken
/// @param end what the journal says of its end; empty as long as it has none
public record ToldHandover(int from, int to, List<Reached> steps, String end) {
  private static final String ENDED = "Ended";

  /// A step, and when it began.
  public record Reached(String step, Instant at) {}

  public ToldHandover {
    steps = List.copyOf(steps);
  }

  public Instant begun() {
    return steps.getFirst().at();
  }

  public boolean ended() {
    return steps.getLast().step().equals(ENDED);
  }

  /// Whether the buckets stayed where they were.
  public boolean wentBack() {
    return ended() && end.startsWith("Handover undone");
  }

  /// The last step that was written down at a moment, in the conductor's words.
  public String at(Instant moment) {
    return steps.stream()
        .filter(reached -> !reached.at().isAfter(moment))
        .reduce((earlier, later) -> later)
        .map(Reached::step)
        .orElse("none");
  }

  /// How long a step took; empty if it was not taken.
  public Optional<Duration> length(HandoverStep step) {
    for (int i = 0; i + 1 < steps.size(); i++) {
      if (step.is(steps.get(i).step())) {
        return Optional.of(Duration.between(steps.get(i).at(), steps.get(i + 1).at()));
      }
    }
    return Optional.empty();
  }

  /// From the moment the proxies were to hold the writes to the moment they were to release them.
  public Duration length() {
    return Duration.between(steps.getFirst().at(), released());
  }

  private Instant released() {
    return steps.stream()
        .filter(reached -> HandoverStep.RELEASE.is(reached.step()))
        .findFirst()
        .orElse(steps.getLast())
        .at();
  }

  public boolean moves(int bucket) {
    return Math.min(from, to) <= bucket && bucket < Math.max(from, to);
  }

  /// Whether the one who asked may have felt it: a write of a moving bucket that was due meanwhile.
  public boolean heldUp(Answered answered) {
    return answered.write()
        && moves(answered.bucket())
        && !answered.begun().isBefore(steps.getFirst().at())
        && answered.begun().isBefore(released());
  }
}

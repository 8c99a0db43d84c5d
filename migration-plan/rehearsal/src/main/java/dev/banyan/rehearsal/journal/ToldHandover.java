package dev.banyan.rehearsal.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One handover as the conductor's journal tells it. Numbers are buckets.
///
/// @param from where both numbers stood before
/// @param to where both were to stand after
/// @param stands where both stand equal again; null as long as they do not
/// @param steps in the order in which they were written down, each before it was taken; one that
///   was recovered may have some of them twice
/// @param told the journal's words on the last of them, so on the end, once it has ended
public record ToldHandover(
    String capability,
    int from,
    int to,
    @Nullable Integer stands,
    List<Reached> steps,
    String told) {
  static final String ENDED = "Ended";

  /// A step, in the conductor's words, and when it began.
  public record Reached(String step, Instant at) {}

  public ToldHandover {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "a handover of '%s' has steps, or nobody knows of it".formatted(capability));
    }
    steps = List.copyOf(steps);
  }

  public Instant begun() {
    return steps.getFirst().at();
  }

  /// How far it is known.
  public Instant last() {
    return steps.getLast().at();
  }

  public boolean ended() {
    return steps.getLast().step().equals(ENDED);
  }

  /// Whether the buckets have their new owner, and it is over.
  public boolean done() {
    return ended() && stands != null && stands == to;
  }

  /// Whether the buckets stayed where they were.
  public boolean wentBack() {
    return stands != null && stands != to;
  }

  /// The last step that was written down at a moment, in the conductor's words.
  public String at(Instant moment) {
    return steps.stream()
        .filter(reached -> !reached.at().isAfter(moment))
        .reduce((earlier, later) -> later)
        .map(Reached::step)
        .orElse("none");
  }

  /// How long each step took, in order and in the conductor's words; a step lasts until the next
  /// one is written down, and one that was taken twice took both times.
  public Map<String, Duration> lengths() {
    Map<String, Duration> lengths = new LinkedHashMap<>();
    for (int i = 0; i + 1 < steps.size(); i++) {
      lengths.merge(
          steps.get(i).step(),
          Duration.between(steps.get(i).at(), steps.get(i + 1).at()),
          Duration::plus);
    }
    return lengths;
  }

  /// How long a step took; empty if it was not taken, or nothing is known of what followed.
  public Optional<Duration> length(HandoverStep step) {
    return lengths().entrySet().stream()
        .filter(each -> step.is(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// From the moment the proxies were to hold the writes to the moment they were to release them.
  public Duration length() {
    return Duration.between(begun(), released().orElse(last()));
  }

  /// The same, if both moments are known.
  public Optional<Duration> held() {
    return HandoverStep.HOLD.is(steps.getFirst().step())
        ? released().map(release -> Duration.between(begun(), release))
        : Optional.empty();
  }

  /// Whether a write of a bucket that was due at a moment had to wait.
  public boolean holds(int bucket, Instant due) {
    return Math.min(from, to) <= bucket
        && bucket < Math.max(from, to)
        && !due.isBefore(begun())
        && due.isBefore(released().orElse(last()));
  }

  /// When they were first told to: a recovery tells them again, and holds nothing in between.
  private Optional<Instant> released() {
    return steps.stream()
        .filter(reached -> HandoverStep.RELEASE.is(reached.step()))
        .findFirst()
        .map(Reached::at);
  }
}

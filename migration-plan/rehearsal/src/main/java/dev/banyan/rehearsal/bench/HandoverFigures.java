package dev.banyan.rehearsal.bench;

import dev.banyan.rehearsal.clerks.Answered;
import dev.banyan.rehearsal.journal.HandoverStep;
import dev.banyan.rehearsal.journal.ToldHandover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// What handovers cost those who write meanwhile, and which of their steps takes how long.
final class HandoverFigures {
  private static final String MILLIS = "ms";

  private HandoverFigures() {}

  /// @param quiet what was answered while nothing moved
  /// @param moving what was answered while buckets changed hands
  static List<Figure> of(
      List<ToldHandover> handovers, List<Answered> quiet, List<Answered> moving) {
    Map<Boolean, List<Answered>> writes =
        moving.stream()
            .filter(Answered::write)
            .collect(
                Collectors.partitioningBy(
                    each ->
                        handovers.stream()
                            .anyMatch(handover -> handover.holds(each.bucket(), each.begun()))));
    List<Answered> held = writes.getOrDefault(true, List.of());
    List<Answered> others = writes.getOrDefault(false, List.of());
    Histogram undisturbed = latencies(quiet.stream().filter(Answered::write));
    List<Figure> figures = new ArrayList<>();
    add(figures, "hold", latencies(held.stream()), undisturbed);
    add(figures, "other writes", latencies(others.stream()), undisturbed);
    add(
        figures,
        "reads",
        latencies(moving.stream().filter(Predicate.not(Answered::write))),
        latencies(quiet.stream().filter(Predicate.not(Answered::write))));
    figures.add(
        Figure.of("writes held, of all", "writes", held.size(), held.size() + others.size()));
    steps(figures, handovers);
    figures.add(
        Figure.of(
            "gone back, of all",
            "handovers",
            handovers.stream().filter(ToldHandover::wentBack).count(),
            handovers.size()));
    return figures;
  }

  private static void steps(List<Figure> figures, List<ToldHandover> handovers) {
    Histogram whole = histogram(handovers.stream().map(ToldHandover::length));
    for (HandoverStep step : HandoverStep.values()) {
      add(
          figures,
          "step " + step,
          histogram(
              handovers.stream().map(handover -> handover.length(step)).flatMap(Optional::stream)),
          whole);
    }
    figures.add(Figure.of("whole handover, p50, of its p99", MILLIS, at(whole, 50), at(whole, 99)));
  }

  private static void add(List<Figure> figures, String name, Histogram ours, Histogram partner) {
    figures.add(Figure.of(name + ", p50", MILLIS, at(ours, 50), at(partner, 50)));
    figures.add(Figure.of(name + ", p99", MILLIS, at(ours, 99), at(partner, 99)));
    figures.add(Figure.of(name + ", max", MILLIS, at(ours, 100), at(partner, 100)));
  }

  private static double at(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }

  private static Histogram latencies(Stream<Answered> answers) {
    return histogram(answers.map(Answered::took));
  }

  private static Histogram histogram(Stream<Duration> durations) {
    Histogram micros = new Histogram(3);
    durations.forEach(each -> micros.recordValue(Math.max(0, each.toNanos() / 1_000)));
    return micros;
  }
}

package dev.banyan.streams.check;

import dev.banyan.model.Place;
import dev.banyan.model.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Collects what the checks find.
final class Findings {
  private static final Comparator<Problem> AS_IN_THE_FILE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();

  void problem(Place place, String message, Object... values) {
    problems.add(at(place, message.formatted(values), List.of()));
  }

  void problem(Place place, Collection<String> choices, String message, Object... values) {
    problems.add(at(place, message.formatted(values), choices));
  }

  void note(Place place, String message, Object... values) {
    notes.add(at(place, message.formatted(values), List.of()));
  }

  Checked checked() {
    return new Checked(inOrder(problems), inOrder(notes));
  }

  private static Problem at(Place place, String message, Collection<String> choices) {
    return new Problem(place.file(), place.line(), place.column(), message, List.copyOf(choices));
  }

  private static List<Problem> inOrder(List<Problem> found) {
    return found.stream().distinct().sorted(AS_IN_THE_FILE).toList();
  }
}

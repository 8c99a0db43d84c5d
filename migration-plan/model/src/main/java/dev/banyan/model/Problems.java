package dev.banyan.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// Collects what is wrong while reading goes on, so that all of it is told at once.
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(Place place, String message) {
    add(place, message, List.of());
  }

  void add(Place place, String message, Collection<String> choices) {
    found.add(
        new Problem(place.file(), place.line(), place.column(), message, List.copyOf(choices)));
  }

  boolean none() {
    return found.isEmpty();
  }

  /// As a person mends them: the plan before its capabilities, and each file from the top.
  List<Problem> inOrder() {
    return found.stream()
        .sorted(
            Comparator.comparingInt((Problem problem) -> problem.file().getNameCount())
                .thenComparing(Problem::file)
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column))
        .toList();
  }

  <T> Reading<T> reading(Supplier<T> value) {
    return none() ? new Reading.Valid<>(value.get()) : new Reading.Broken<>(inOrder());
  }
}

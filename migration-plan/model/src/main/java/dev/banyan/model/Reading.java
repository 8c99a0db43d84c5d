package dev.banyan.model;

import java.util.List;

/// What came of reading a file of the plan: the value, or everything that is wrong with it.
public sealed interface Reading<T> {
  record Valid<T>(T value) implements Reading<T> {}

  record Broken<T>(List<Problem> problems) implements Reading<T> {
    public Broken {
      problems = List.copyOf(problems);
    }
  }
}

package dev.banyan.rehearsal.cli;

import java.util.List;

/// What was asked for cannot be done as it was asked for; every problem at once.
final class WrongUse extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  WrongUse(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  List<String> problems() {
    return problems;
  }
}

package dev.banyan.rehearsal.report;

import java.util.stream.Collectors;

/// A run in one sentence.
final class Headline {
  private Headline() {}

  static String of(Rehearsed rehearsed) {
    String names =
        rehearsed.capabilities().stream()
            .map(Rehearsed.MovedCapability::name)
            .collect(Collectors.joining(", "));
    return switch (rehearsed.outcome()) {
      case "PASSED" ->
          "%s of %s moved to the new service while customers shopped, and none of them noticed."
              .formatted(what(rehearsed), names);
      case "FAILED" -> "Not ready: " + firstFinding(rehearsed);
      default -> "Cut short: " + firstFinding(rehearsed);
    };
  }

  private static String what(Rehearsed rehearsed) {
    return rehearsed.capabilities().stream().allMatch(Rehearsed.MovedCapability::isWhole)
        ? "All reads and writes"
        : rehearsed.capabilities().stream().anyMatch(each -> each.writes().signum() > 0)
            ? "What the plan asks of the reads and writes"
            : "All reads";
  }

  private static String firstFinding(Rehearsed rehearsed) {
    String first =
        rehearsed.findings().isEmpty()
            ? "the reason is not known."
            : rehearsed.findings().getFirst();
    return first.length() <= 220 ? first : first.substring(0, 220) + "…";
  }
}

package dev.banyan.rehearsal.run;

import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import dev.banyan.rehearsal.report.Rehearsed;
import dev.banyan.rehearsal.shoppers.Anomaly;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run comes to: passed only if everything was moved, and nobody noticed.
///
/// @param findings why it did not pass, a sentence each
record Conclusion(RunResult.Outcome outcome, List<String> findings) {
  /// @param goals where each capability's dial stands at the end of the plan
  static Conclusion of(
      Ending ending,
      Map<String, Dial> goals,
      List<Rehearsed.MovedCapability> capabilities,
      Rehearsed.@Nullable Shopping shoppers,
      Rehearsed.@Nullable Orders orders) {
    List<String> findings = new ArrayList<>();
    boolean cutShort = false;
    switch (ending) {
      case Ending.Completed() -> notAllThere(goals, capabilities, findings);
      case Ending.RolledBack(String reason) ->
          findings.add("The gates took everything back to the monolith: " + reason);
      case Ending.Broken(String reason) ->
          findings.add("A part of the system did not recover: " + reason);
      case Ending.CutShort(String reason) -> {
        cutShort = true;
        findings.add("The walk was cut short: " + reason);
      }
    }
    if (shoppers != null) {
      seenByShoppers(shoppers, findings);
    }
    if (orders != null) {
      inTheBooks(orders, findings);
    }
    compared(capabilities, findings);
    if (cutShort) {
      return new Conclusion(RunResult.Outcome.ABORTED, findings);
    }
    return new Conclusion(
        findings.isEmpty() ? RunResult.Outcome.PASSED : RunResult.Outcome.FAILED, findings);
  }

  Conclusion and(List<String> more) {
    List<String> all = new ArrayList<>(findings);
    all.addAll(more);
    boolean spoiled = outcome == RunResult.Outcome.PASSED && !more.isEmpty();
    return new Conclusion(spoiled ? RunResult.Outcome.FAILED : outcome, all);
  }

  private static void notAllThere(
      Map<String, Dial> goals,
      List<Rehearsed.MovedCapability> capabilities,
      List<String> findings) {
    for (Rehearsed.MovedCapability each : capabilities) {
      Dial goal = goals.getOrDefault(each.name(), Dial.AT_MONOLITH);
      missed(each.name(), "reads", each.reads(), goal.reads(), findings);
      missed(each.name(), "writes", each.writes(), goal.writes(), findings);
      if (each.diff() == null) {
        findings.add("The stores of %s could not be compared at the end.".formatted(each.name()));
      }
    }
  }

  private static void missed(
      String capability, String what, BigDecimal stands, Share goal, List<String> findings) {
    if (stands.compareTo(goal.percent()) < 0) {
      findings.add(
          "%s ended at %s %% of the %s instead of %s."
              .formatted(capability, stands.toPlainString(), what, goal));
    }
  }

  private static void seenByShoppers(Rehearsed.Shopping shoppers, List<String> findings) {
    if (shoppers.failed() > 0) {
      findings.add(
          "%,d of %,d requests did not get the answer that their contract promises."
              .formatted(shoppers.failed(), shoppers.requests()));
    }
    for (Map.Entry<String, Long> anomaly : shoppers.anomalies().entrySet()) {
      if (anomaly.getValue() > 0) {
        findings.add("%,d × %s.".formatted(anomaly.getValue(), meaning(anomaly.getKey())));
      }
    }
  }

  private static String meaning(String anomaly) {
    for (Anomaly each : Anomaly.values()) {
      if (each.spelling().equals(anomaly)) {
        return switch (each) {
          case LOST_WRITES -> "an acknowledged write that is not there (lostWrites)";
          case DUPLICATE_WRITES -> "one effect twice (duplicateWrites)";
          case STALE_READS -> "a value that never was, or is too old (staleReads)";
          case SESSION_FLIPS -> "a session that changed or lost its customer (sessionFlips)";
          case OVERSOLD -> "stock below zero, or not conserved (oversold)";
          case DOUBLE_MAIL -> "one event, two mails (doubleMail)";
        };
      }
    }
    return anomaly;
  }

  private static void inTheBooks(Rehearsed.Orders orders, List<String> findings) {
    Long found = orders.found();
    if (found == null) {
      findings.add("The shop's books could not be read, so no order is proved to be there.");
    } else if (found != orders.acknowledged()) {
      findings.add(
          "Of %,d acknowledged orders the books show %,d.".formatted(orders.acknowledged(), found));
    }
  }

  private static void compared(
      List<Rehearsed.MovedCapability> capabilities, List<String> findings) {
    for (Rehearsed.MovedCapability each : capabilities) {
      Rehearsed.Comparison diff = each.diff();
      if (diff != null && diff.mismatches() > 0) {
        findings.add(
            "%,d of %,d rows of %s differ between the stores."
                .formatted(diff.mismatches(), diff.rows(), each.name()));
      }
    }
  }
}

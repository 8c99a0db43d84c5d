package dev.banyan.conductor.evidence;

import dev.banyan.model.Evidence;
import dev.banyan.model.Pace;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Gives the verdict on a step.
///
/// A clear breach rolls back at once. Otherwise the window is seen out; a gate that fails, but not
/// clearly, is given until the pace's patience ends and rolls back then. What is not known is
/// waited for; the walk asks a person once patience has ended.
public final class Judge {
  private final Pace pace;

  public Judge(Pace pace) {
    this.pace = pace;
  }

  /// @param looked for how long evidence has been gathered at this step
  public Verdict of(List<GateReading> gates, Duration looked) {
    if (gates.stream().anyMatch(GateReading::clearly)) {
      return new Verdict.RollBack(told(gates, GateReading::clearly));
    }
    if (looked.compareTo(pace.window()) < 0) {
      return new Verdict.Wait("looking for " + seconds(pace.window()));
    }
    if (gates.stream().anyMatch(GateReading::failed)) {
      return outOfPatience(looked)
          ? new Verdict.RollBack(
              told(gates, GateReading::failed)
                  + ", and did not recover within "
                  + seconds(pace.patience()))
          : new Verdict.Wait("not good, not clearly bad: " + names(gates, GateReading::failed));
    }
    Predicate<GateReading> unknown = reading -> reading.passes() == null;
    if (gates.stream().anyMatch(unknown)) {
      return new Verdict.Wait("not enough evidence: " + names(gates, unknown));
    }
    return new Verdict.Advance("all " + gates.size() + " gates pass");
  }

  /// Whether answers are slow, and nothing else is wrong. A service that has just got more traffic
  /// may stall for a moment, so slowness right after a shift is looked at anew.
  public static boolean onlySlow(List<GateReading> gates) {
    List<GateReading> failed = gates.stream().filter(GateReading::failed).toList();
    return !failed.isEmpty()
        && failed.stream().allMatch(reading -> reading.gate().evidence() == Evidence.P99_RATIO);
  }

  public boolean outOfPatience(Duration looked) {
    return looked.compareTo(pace.patience()) >= 0 && looked.compareTo(pace.window()) >= 0;
  }

  public Duration window() {
    return pace.window();
  }

  private static String told(List<GateReading> gates, Predicate<GateReading> which) {
    return gates.stream().filter(which).map(GateReading::told).collect(Collectors.joining("; "));
  }

  private static String names(List<GateReading> gates, Predicate<GateReading> which) {
    return gates.stream()
        .filter(which)
        .map(GateReading::spelling)
        .collect(Collectors.joining(", "));
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}

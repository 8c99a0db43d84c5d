package dev.banyan.conductor.evidence;

import dev.banyan.model.Gate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A gate beside what was measured.
///
/// @param writes whether it is about requests that write, and not about safe ones or both
/// @param value in the evidence's own unit; null if nothing could be measured
/// @param samples how many requests, answers, rows or beats the value rests on
/// @param passes null where there is not enough to say so
/// @param clearly it fails, and by more than chance explains: no reason to wait for more
public record GateReading(
    Gate gate,
    boolean writes,
    @Nullable Double value,
    long samples,
    @Nullable Boolean passes,
    boolean clearly) {

  static GateReading nothing(Gate gate, long samples) {
    return new GateReading(gate, false, null, samples, null, false);
  }

  GateReading ofWrites(boolean whether) {
    return new GateReading(gate, whether, value, samples, passes, clearly);
  }

  /// `success-rate`, or `success-rate of writes`.
  public String spelling() {
    return gate.evidence().spelling() + (writes ? " of writes" : "");
  }

  public boolean failed() {
    return Boolean.FALSE.equals(passes);
  }

  /// `lag is 5300 ms, must be at most 2000 ms (1 samples)`.
  public String told() {
    String bound =
        switch (gate.evidence().bound()) {
          case AT_LEAST -> "at least ";
          case AT_MOST -> "at most ";
        };
    return spelling()
        + (value == null ? " is not known" : " is " + text(value) + unit())
        + ", must be "
        + bound
        + text(gate.threshold())
        + unit()
        + " ("
        + samples
        + " samples)";
  }

  /// As the journal and the status show it.
  public Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("evidence", spelling());
    shown.put("bound", gate.evidence().bound().name());
    shown.put("threshold", gate.threshold());
    shown.put("value", value == null ? null : rounded(value));
    shown.put("samples", samples);
    shown.put("passes", passes);
    return shown;
  }

  private String unit() {
    return switch (gate.evidence()) {
      case SUCCESS_RATE -> " %";
      case CLIENT_ERROR_DELTA -> " percentage points";
      case LAG -> " ms";
      case P99_RATIO -> " times the monolith's";
      case WRONG_ANSWERS, MISMATCHES -> "";
    };
  }

  private static String text(double value) {
    return rounded(value).toPlainString();
  }

  private static BigDecimal rounded(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }
}

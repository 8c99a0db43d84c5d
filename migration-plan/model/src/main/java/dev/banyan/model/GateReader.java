package dev.banyan.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the gates of a capability.
final class GateReader {
  private GateReader() {}

  static List<Gate> read(YamlValue value) {
    Map<String, Evidence> choices = new LinkedHashMap<>();
    for (Evidence evidence : Evidence.values()) {
      choices.put(evidence.spelling(), evidence);
    }
    List<Gate> gates = new ArrayList<>();
    Optional<YamlMembers> members = value.members();
    if (members.isPresent() && members.get().isEmpty()) {
      value.wrong(
          "'gates' is empty: a share would be judged by nothing; name at least one evidence",
          choices.keySet());
    }
    members.ifPresent(
        all ->
            all.keys()
                .forEach(
                    (name, key) ->
                        key.choice("evidence", choices.keySet())
                            .map(choices::get)
                            .flatMap(evidence -> gate(evidence, all.value(name)))
                            .ifPresent(gates::add)));
    return gates;
  }

  private static Optional<Gate> gate(Evidence evidence, YamlValue value) {
    String bound = spelling(evidence.bound());
    Optional<YamlMembers> members = value.members();
    if (members.isEmpty()) {
      return Optional.empty();
    }
    for (Evidence.Bound other : Evidence.Bound.values()) {
      if (other != evidence.bound() && members.get().has(spelling(other))) {
        members
            .get()
            .key(spelling(other))
            .wrong(
                "'%s' is good when it is %s, so its gate is '%s', not '%s'"
                    .formatted(
                        evidence.spelling(),
                        evidence.bound() == Evidence.Bound.AT_LEAST ? "high" : "low",
                        bound,
                        spelling(other)));
        return Optional.empty();
      }
    }
    return members
        .get()
        .only(bound)
        .required(bound, "the threshold")
        .flatMap(
            threshold -> threshold(evidence, threshold.named(evidence.spelling() + " " + bound)))
        .map(threshold -> new Gate(evidence, threshold));
  }

  private static Optional<Double> threshold(Evidence evidence, YamlValue value) {
    return switch (evidence) {
      case SUCCESS_RATE ->
          number(value, 0, 100, "a percentage from 0 to 100, written without a unit");
      case CLIENT_ERROR_DELTA ->
          number(value, 0, 100, "percentage points from 0 to 100, written without a unit");
      case P99_RATIO -> number(value, 0.1, 1000, "a factor from 0.1 to 1000");
      case LAG -> value.duration(false).map(Duration::toMillis).map(Long::doubleValue);
      case WRONG_ANSWERS, MISMATCHES -> value.wholeNumber(0, 1_000_000).map(Integer::doubleValue);
    };
  }

  private static Optional<Double> number(
      YamlValue value, double least, double most, String described) {
    return value
        .number(BigDecimal.valueOf(least), BigDecimal.valueOf(most), described)
        .map(BigDecimal::doubleValue);
  }

  private static String spelling(Evidence.Bound bound) {
    return switch (bound) {
      case AT_LEAST -> "at-least";
      case AT_MOST -> "at-most";
    };
  }
}

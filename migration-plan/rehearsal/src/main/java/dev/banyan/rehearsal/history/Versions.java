package dev.banyan.rehearsal.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Where answers show a version: it counts the effects on a key, so one value has one version and
/// one version one value. And one identifier is given once.
final class Versions {
  private final KeyHistory history;
  private final Findings findings;
  private final Map<String, Operation> byValue = new HashMap<>();
  private final Map<Long, Operation> byVersion = new HashMap<>();
  private final Set<Object> told = new HashSet<>();

  private Versions(KeyHistory history, Findings findings) {
    this.history = history;
    this.findings = findings;
  }

  static void judge(KeyHistory history, Findings findings) {
    Versions rule = new Versions(history, findings);
    rule.oneIdentifierOnce();
    Stream.of(
            history.writes().stream().map(each -> each.write),
            history.reads().stream(),
            history.remains().stream())
        .flatMap(each -> each)
        .filter(each -> each.acknowledged() && each.seen().version() >= 0)
        .forEach(rule::judge);
  }

  private void oneIdentifierOnce() {
    var given =
        history.writes().stream()
            .map(each -> each.write)
            .filter(each -> each.acknowledged() && each.action() instanceof Action.Create)
            .toList();
    for (int i = 1; i < given.size(); i++) {
      findings.add(
          Anomaly.DUPLICATE,
          history.key(),
          "%s; %s. One identifier was given twice."
              .formatted(Telling.of(given.getFirst()), Telling.of(given.get(i))),
          given.getFirst(),
          given.get(i));
    }
  }

  private void judge(Operation operation) {
    String value = operation.value();
    if (value == null || history.origin(value) == null) {
      return;
    }
    long version = operation.seen().version();
    Operation sameValue = byValue.putIfAbsent(value, operation);
    Operation sameVersion = byVersion.putIfAbsent(version, operation);
    if (sameValue != null && sameValue.seen().version() != version && told.add(value)) {
      find(
          Anomaly.DUPLICATE,
          sameValue,
          operation,
          "One value as version %d and as version %d: its write had its effect twice"
              .formatted(sameValue.seen().version(), version));
    } else if (sameVersion != null && !value.equals(sameVersion.value()) && told.add(version)) {
      find(
          Anomaly.LOST_UPDATE,
          sameVersion,
          operation,
          "Both were version %d: one of the two writes is lost".formatted(version));
    }
  }

  private void find(Anomaly anomaly, Operation first, Operation second, String why) {
    findings.add(
        anomaly,
        history.key(),
        "Of '%s', %s; %s. %s.".formatted(history.key(), Telling.of(first), Telling.of(second), why),
        first,
        second);
  }
}

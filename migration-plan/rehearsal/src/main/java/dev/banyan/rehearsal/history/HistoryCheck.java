package dev.banyan.rehearsal.history;

import dev.banyan.model.Consistency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds a history to a promise. What it finds cannot be, under any interleaving and whatever
/// became of operations without an answer.
public final class HistoryCheck {
  private final Promise promise;
  private final Findings findings = new Findings();
  private final Creations creations = new Creations();
  private final Set<String> flipped = new HashSet<>();

  private HistoryCheck(Promise promise) {
    this.promise = promise;
  }

  public static Checked check(List<Operation> operations, Promise promise) {
    try {
      return ofParts(List.of(History.of(operations)), promise);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Reads the parts one after the other, so that memory is bounded by the largest, beside the
  /// creations of all.
  ///
  /// @param parts each with all operations of its keys
  static Checked ofParts(List<History> parts, Promise promise) throws IOException {
    HistoryCheck check = new HistoryCheck(promise);
    for (History part : parts) {
      part.forEach(check.creations::add);
    }
    for (History part : parts) {
      check.part(part);
    }
    return check.findings.checked();
  }

  private void part(History part) throws IOException {
    Map<String, List<Operation>> byKey = new HashMap<>();
    part.forEach(
        operation -> {
          findings.looked(1);
          customer(operation);
          if (!operation.key().isEmpty()) {
            byKey.computeIfAbsent(operation.key(), added -> new ArrayList<>()).add(operation);
          }
        });
    byKey.forEach(this::key);
  }

  private void key(String key, List<Operation> operations) {
    long before = findings.damages();
    KeyHistory history = Origins.of(key, operations, creations, findings);
    findings.judged(history);
    Versions.judge(history, findings);
    LostUpdates.judge(history, findings);
    if (findings.damages() > before) {
      return; // whatever is read of a damaged key follows from that
    }
    Set<Operation> wrong = Freshness.judge(history, promise, findings);
    if (promise.consistency() == Consistency.OWNER && findings.damages() == before) {
      Linearizability.judge(history, wrong, findings);
    }
  }

  private void customer(Operation operation) {
    String customer = operation.customer();
    String shown = operation.seen().customer();
    if (customer != null
        && shown != null
        && !customer.equals(shown)
        && flipped.add(operation.session())) {
      findings.add(
          Anomaly.SESSION_FLIP,
          operation.key(),
          "The session is that of customer %s, but the answer took it for %s: %s of '%s'."
              .formatted(
                  customer,
                  shown.isEmpty() ? "nobody" : "customer " + shown,
                  Telling.of(operation),
                  operation.key()),
          operation);
    }
  }
}

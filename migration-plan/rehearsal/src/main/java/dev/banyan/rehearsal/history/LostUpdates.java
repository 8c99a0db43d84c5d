package dev.banyan.rehearsal.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes that wiped out others, and writes that no store holds in the end. They are wrong under
/// every promise: writes have one owner.
final class LostUpdates {
  private final KeyHistory history;
  private final Findings findings;

  private LostUpdates(KeyHistory history, Findings findings) {
    this.history = history;
    this.findings = findings;
  }

  static void judge(KeyHistory history, Findings findings) {
    LostUpdates rule = new LostUpdates(history, findings);
    rule.builtOnTheSame();
    rule.builtOnTheOld();
    rule.inTheEnd();
  }

  /// Two that were built on the same value cannot both be the next one.
  private void builtOnTheSame() {
    Map<Written, List<Written>> successors = new IdentityHashMap<>();
    for (Written each : history.writes()) {
      if (each.basis != null) {
        successors.computeIfAbsent(each.basis, added -> new ArrayList<>(1)).add(each);
      }
    }
    for (List<Written> rivals : successors.values()) {
      rivals.sort(Comparator.comparingLong(each -> each.known));
      Written next = rivals.getFirst();
      for (Written wrong : rivals.subList(1, rivals.size())) {
        wrong.basis = null;
        lost(
            "%s; %s. Both were built on the same value, so that one wiped out the other"
                .formatted(next, wrong),
            next,
            wrong.write);
      }
    }
  }

  private void builtOnTheOld() {
    for (Written each : history.writes()) {
      Written basis = each.basis;
      Written between = basis == null ? null : history.replacements().firstAfter(basis.known);
      if (between != null && between.known < each.begin()) {
        each.basis = null;
        lost(
            "%s%s; yet %s. What it was built on had been replaced, and it wiped that out"
                .formatted(between, proof(between), each),
            between,
            each.write);
      }
    }
  }

  /// A write is lost if the freshest of all stores holds something older.
  private void inTheEnd() {
    Operation freshest = freshest();
    Written missing =
        freshest == null ? null : history.replacements().lastAfter(history.writtenBy(freshest));
    if (freshest != null && missing != null) {
      lost(
          "%s%s; yet %s, which is older, and so is what any other store holds"
              .formatted(missing, proof(missing), Telling.of(freshest)),
          missing,
          freshest);
    }
  }

  private @Nullable Operation freshest() {
    return history.remains().stream()
        .max(Comparator.comparingLong(history::writtenBy))
        .orElse(null);
  }

  private void lost(String what, Written lost, Operation by) {
    findings.add(
        Anomaly.LOST_UPDATE,
        history.key(),
        "Of '%s', %s.".formatted(history.key(), what),
        lost.write,
        by);
  }

  /// How it is known that a write without an answer happened.
  static String proof(Written written) {
    Operation proof = written.proof;
    return proof == null || proof == written.write ? "" : " (" + Telling.of(proof) + ")";
  }
}

package dev.banyan.rehearsal.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether some order of all operations explains every read, in O(n log n).
///
/// A write and the reads of its value form a zone, from its first end to its last begin: Gibbons
/// and Korach, "Testing shared memories", SIAM Journal on Computing 26 (1997), section 4. A write
/// that was built on another follows it directly, so both share a [Zone]; the argument stays the
/// same, as the operations of a zone need only a common stretch of time and an order of their own.
final class Linearizability {
  private final KeyHistory history;
  private final Findings findings;
  private final Map<Written, List<Operation>> reads = new IdentityHashMap<>();
  private boolean found;

  private Linearizability(KeyHistory history, Findings findings) {
    this.history = history;
    this.findings = findings;
  }

  /// @param wrong reads that are told already
  static void judge(KeyHistory history, Set<Operation> wrong, Findings findings) {
    Linearizability rule = new Linearizability(history, findings);
    for (Operation read : history.reads()) {
      Written origin = history.origin(read.value());
      if (origin != null && !wrong.contains(read)) {
        rule.reads.computeIfAbsent(origin, added -> new ArrayList<>(2)).add(read);
      }
    }
    rule.judge();
  }

  private void judge() {
    List<Zone> forward = new ArrayList<>();
    List<Zone> backward = new ArrayList<>();
    for (Zone zone : zones()) {
      (zone.isForward() ? forward : backward).add(zone);
    }
    forward.sort(Comparator.comparingLong(Zone::firstEnd));
    for (int i = 1; i < forward.size() && !found; i++) {
      if (forward.get(i).firstEnd() < forward.get(i - 1).lastBegin()) {
        crossed(forward.get(i - 1), forward.get(i));
      }
    }
    for (int i = 0; i < backward.size() && !found; i++) {
      Zone around = lastBefore(forward, backward.get(i).lastBegin());
      if (around != null && backward.get(i).firstEnd() < around.lastBegin()) {
        crossed(around, backward.get(i));
      }
    }
  }

  private static @Nullable Zone lastBefore(List<Zone> forward, long moment) {
    int low = 0;
    int high = forward.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (forward.get(middle).firstEnd() < moment) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : forward.get(low - 1);
  }

  private List<Zone> zones() {
    Map<Written, Written> next = new IdentityHashMap<>();
    for (Written each : history.writes()) {
      if (each.basis != null) {
        next.put(each.basis, each);
      }
    }
    List<Zone> zones = new ArrayList<>();
    for (Written each : history.writes()) {
      if (each.happened() && each.basis == null && history.origin(each.write.value()) == each) {
        zones.add(zone(each, next));
      }
    }
    return zones;
  }

  private Zone zone(Written root, Map<Written, Written> next) {
    Zone zone = new Zone();
    for (Written each = root; each != null; each = next.get(each)) {
      Zone step = new Zone();
      step.add(each.write);
      reads.getOrDefault(each, List.of()).forEach(step::add);
      if (step.firstEnd() < zone.lastBegin() && !found) {
        outOfOrder(step, zone, each);
      }
      zone.add(step);
    }
    return zone;
  }

  private void outOfOrder(Zone step, Zone before, Written built) {
    find(
        Anomaly.STALE_READ,
        "Of '%s', %s, which was over before this began: %s. That is older: %s"
            .formatted(history.key(), Telling.of(step.first()), Telling.of(before.last()), built),
        step.first(),
        before.last());
  }

  private void crossed(Zone one, Zone other) {
    boolean looked = one.last().looks() || other.last().looks();
    find(
        looked ? Anomaly.STALE_READ : Anomaly.LOST_UPDATE,
        ("Of '%s', %s, which was over before this began: %s; so the first value came first. Yet %s,"
                + " which was over before this began: %s; so it came last. No order explains both")
            .formatted(
                history.key(),
                Telling.of(one.first()),
                Telling.of(other.last()),
                Telling.of(other.first()),
                Telling.of(one.last())),
        one.first(),
        other.last(),
        other.first(),
        one.last());
  }

  private void find(Anomaly anomaly, String what, Operation... operations) {
    found = true;
    findings.add(anomaly, history.key(), what + ".", operations);
  }
}

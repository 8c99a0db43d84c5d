package dev.banyan.rehearsal.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads that showed something surely older than what the session, or the promise, calls for.
///
/// One value is *surely* older than another if its write had happened before the write of the other
/// began; nothing is concluded from writes that overlap.
final class Freshness {
  private final KeyHistory history;
  private final Promise promise;
  private final Findings findings;
  private final Set<Operation> wrong = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Written> lost = Collections.newSetFromMap(new IdentityHashMap<>());
  private final long[] newestShownFrom;

  private Freshness(KeyHistory history, Promise promise, Findings findings) {
    this.history = history;
    this.promise = promise;
    this.findings = findings;
    List<Operation> reads = history.reads();
    newestShownFrom = new long[reads.size() + 1];
    newestShownFrom[reads.size()] = Long.MIN_VALUE;
    for (int i = reads.size() - 1; i >= 0; i--) {
      newestShownFrom[i] = Math.max(newestShownFrom[i + 1], history.writtenBy(reads.get(i)));
    }
  }

  /// @return the reads that were wrong
  static Set<Operation> judge(KeyHistory history, Promise promise, Findings findings) {
    Freshness rule = new Freshness(history, promise, findings);
    if (promise.ownWrites() || promise.monotonicReads()) {
      rule.sessions();
    }
    rule.bound();
    return rule.wrong;
  }

  private void sessions() {
    Map<String, List<Operation>> reads = new HashMap<>();
    history.reads().forEach(read -> of(reads, read.session()).add(read));
    Map<String, List<Written>> writes = new HashMap<>();
    if (promise.ownWrites()) {
      history.writes().stream()
          .filter(each -> each.write.acknowledged())
          .forEach(each -> of(writes, each.write.session()).add(each));
    }
    reads.forEach((session, own) -> session(own, writes.getOrDefault(session, List.of())));
  }

  private static <T> List<T> of(Map<String, List<T>> bySession, String session) {
    return bySession.computeIfAbsent(session, added -> new ArrayList<>());
  }

  private void session(List<Operation> reads, List<Written> writes) {
    Newest written = new Newest(new ArrayList<>());
    writes.forEach(each -> written.steps.add(new Step(each.write, each)));
    written.steps.sort(Comparator.comparingLong(step -> step.by.end()));
    Newest seen = new Newest(new ArrayList<>());
    if (promise.monotonicReads()) {
      reads.forEach(
          read -> {
            Written origin = history.origin(read.value());
            if (origin != null) {
              seen.steps.add(new Step(read, origin));
            }
          });
      seen.steps.sort(Comparator.comparingLong(step -> step.by.end()));
    }
    for (Operation read : reads) {
      Step own = written.before(read.begin());
      Step before = seen.before(read.begin());
      long shown = history.writtenBy(read);
      if (own != null && own.written.begin() > shown) {
        tell(
            read, own.written, Anomaly.STALE_READ, "the session's own acknowledged write is newer");
      } else if (before != null && before.written.begin() > shown) {
        tell(
            read,
            before.written,
            Anomaly.NON_MONOTONIC_READ,
            "the session had seen the newer one: " + Telling.of(before.by));
      }
    }
  }

  private void bound() {
    for (Operation read : history.reads()) {
      Written newer = history.replacements().firstAfter(history.writtenBy(read));
      if (newer != null && !wrong.contains(read) && !promise.allows(newer.known, read.begin())) {
        tell(
            read,
            newer,
            Anomaly.STALE_READ,
            "that had been replaced for %.3f ms, and %s"
                .formatted((read.begin() - newer.known) / 1e6, allowed()));
      }
    }
  }

  private String allowed() {
    Duration bound = promise.staleAtMost();
    return bound == null || bound.isZero()
        ? "nothing older may be read"
        : "%.3f ms are allowed".formatted(bound.toNanos() / 1e6);
  }

  private void tell(Operation read, Written newer, Anomaly anomaly, String why) {
    wrong.add(read);
    if (!isLost(newer)) {
      find(anomaly, read, newer, why);
    } else if (lost.add(newer)) {
      find(Anomaly.LOST_UPDATE, read, newer, "no later read shows that write");
    }
  }

  private void find(Anomaly anomaly, Operation read, Written newer, String why) {
    findings.add(
        anomaly,
        history.key(),
        "Of '%s', %s%s; yet %s: %s."
            .formatted(history.key(), newer, LostUpdates.proof(newer), Telling.of(read), why),
        newer.write,
        read);
  }

  /// Whether nobody ever saw it, and all that was read afterwards is older. Where stores were
  /// looked into at the end, they have decided that.
  private boolean isLost(Written written) {
    if (written.shown || !written.happened() || !history.remains().isEmpty()) {
      return false;
    }
    int index = firstRead(written.known);
    return newestShownFrom[index] < written.begin();
  }

  /// The first of the reads that began after the moment.
  private int firstRead(long moment) {
    List<Operation> reads = history.reads();
    int low = 0;
    int high = reads.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reads.get(middle).begin() > moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// A write, and when somebody knew of it.
  private record Step(Operation by, Written written) {}

  /// Walks what a session knew in the order of time, and keeps the newest.
  private static final class Newest {
    private final List<Step> steps;
    private int next;
    private @Nullable Step newest;

    Newest(List<Step> steps) {
      this.steps = steps;
    }

    /// The newest that the session knew before this moment; moments never go back.
    @Nullable Step before(long moment) {
      while (next < steps.size() && steps.get(next).by.end() < moment) {
        Step step = steps.get(next++);
        if (newest == null || step.written.begin() > newest.written.begin()) {
          newest = step;
        }
      }
      return newest;
    }
  }
}

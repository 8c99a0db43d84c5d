package dev.banyan.conductor.streams;

import dev.banyan.streams.Progress;
import dev.banyan.streams.PulseSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What is known of one stream.
final class Flow {
  private static final int JOURNEYS = 3_600;

  private final SortedMap<Long, Instant> underWay = new TreeMap<>();
  private final Deque<Long> journeys = new ArrayDeque<>();
  private long firstBeat = Long.MAX_VALUE;
  private long lastBeat;
  private @Nullable PulseSeen seen;
  private @Nullable Instant appliedUntil;
  private long rows;
  private @Nullable Instant rowsAt;
  private double rowsPerSecond;
  private long parked;
  private long rogue;

  /// @param at before the beat was sent
  void beaten(long beat, Instant at) {
    firstBeat = Math.min(firstBeat, beat);
    lastBeat = beat;
    underWay.put(beat, at);
  }

  void read(Progress progress, Instant at) {
    PulseSeen pulse = progress.pulse();
    long rowsApplied = progress.rows();
    parked = progress.parked();
    rogue = progress.rogue();
    if (pulse != null && (seen == null || pulse.beat() > seen.beat())) {
      journeys.addLast(pulse.journey().toMillis());
      if (journeys.size() > JOURNEYS) {
        journeys.removeFirst();
      }
    }
    if (pulse != null) {
      SortedMap<Long, Instant> arrived = underWay.headMap(pulse.beat() + 1);
      if (!arrived.isEmpty()) {
        appliedUntil = arrived.get(arrived.lastKey());
      }
      arrived.clear();
    }
    Instant before = rowsAt;
    if (before != null && at.isAfter(before)) {
      double seconds = Duration.between(before, at).toMillis() / 1_000.0;
      // Halfway between this second and those before it, so that the figure does not jump.
      rowsPerSecond = (rowsPerSecond + Math.max(0, rowsApplied - rows) / seconds) / 2;
    }
    seen = pulse;
    rows = rowsApplied;
    rowsAt = at;
  }

  /// Whether a beat of this conductor has arrived: everything before it has, too.
  boolean arrived() {
    return seen != null && seen.beat() >= firstBeat;
  }

  /// Whether any beat ever arrived, also one of an earlier conductor.
  boolean seen() {
    return seen != null;
  }

  /// What was committed before then has been applied; null before a beat of this conductor arrived.
  @Nullable Instant appliedUntil() {
    return appliedUntil;
  }

  /// The journey of this conductor's newest beat, or the age of the oldest one under way where that
  /// is more; null before the snapshot has arrived. What an earlier conductor sent says nothing:
  /// nobody beat while none was there.
  @Nullable Duration lag(Instant now) {
    PulseSeen newest = seen;
    if (newest == null || lastBeat == 0) {
      return null;
    }
    Duration journey = arrived() ? newest.journey() : Duration.ZERO;
    if (underWay.isEmpty()) {
      return journey;
    }
    Duration age = Duration.between(underWay.get(underWay.firstKey()), now);
    return age.compareTo(journey) > 0 ? age : journey;
  }

  StreamFigures figures(Instant now) {
    Duration lag = lag(now);
    long[] sorted = journeys.stream().mapToLong(Long::longValue).sorted().toArray();
    return new StreamFigures(
        rows,
        Math.round(rowsPerSecond * 10) / 10.0,
        lag == null ? null : lag.toMillis(),
        percentile(sorted, 50),
        percentile(sorted, 99),
        parked,
        rogue);
  }

  private static @Nullable Long percentile(long[] sorted, int percent) {
    if (sorted.length == 0) {
      return null;
    }
    int rank = Math.max(1, (int) Math.ceil(sorted.length * percent / 100.0));
    return LongStream.of(sorted).skip(rank - 1L).findFirst().getAsLong();
  }
}

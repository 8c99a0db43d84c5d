package dev.banyan.rehearsal.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects findings: all are counted, some of each kind are kept.
final class Findings {
  private static final int KEPT_OF_A_KIND = 100;

  private final Map<Anomaly, Long> counts = new EnumMap<>(Anomaly.class);
  private final List<Finding> kept = new ArrayList<>();
  private long operations;
  private long keys;
  private long undecided;

  void add(Anomaly anomaly, String key, String sentence, Operation... operations) {
    if (counts.merge(anomaly, 1L, Long::sum) <= KEPT_OF_A_KIND) {
      kept.add(new Finding(anomaly, key, sentence, List.of(operations)));
    }
  }

  void looked(int howMany) {
    operations += howMany;
  }

  void judged(KeyHistory history) {
    keys++;
    undecided += history.decided() ? 0 : 1;
  }

  /// How many findings there are that say more than that a value was old.
  long damages() {
    return counts.getOrDefault(Anomaly.LOST_UPDATE, 0L)
        + counts.getOrDefault(Anomaly.DUPLICATE, 0L);
  }

  Checked checked() {
    return new Checked(operations, keys, undecided, counts, kept);
  }
}

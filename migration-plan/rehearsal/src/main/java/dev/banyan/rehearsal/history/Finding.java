package dev.banyan.rehearsal.history;

import java.util.List;

/// One thing that cannot be under the promise.
///
/// @param sentence what was written when by whom, what was read when by whom, why that cannot be
/// @param operations those that the sentence speaks of
public record Finding(Anomaly anomaly, String key, String sentence, List<Operation> operations) {
  public Finding {
    operations = List.copyOf(operations);
  }
}

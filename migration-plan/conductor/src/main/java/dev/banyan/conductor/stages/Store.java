package dev.banyan.conductor.stages;

import dev.banyan.conductor.journal.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Where the state survives.
public interface Store {
  /// What was saved last; capabilities never seen before stand at the start.
  State load(Set<String> capabilities);

  /// State and journal in one transaction, or neither.
  ///
  /// @param state its version is one above what was saved last
  void save(State state, List<Entry> entries, Instant at);
}

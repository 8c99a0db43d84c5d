package dev.banyan.conductor.walking;

import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.stages.State;
import dev.banyan.conductor.stages.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps what a database would.
final class RememberingStore implements Store {
  final List<Entry> journal = new ArrayList<>();
  private State saved;

  @Override
  public State load(Set<String> capabilities) {
    if (saved != null) {
      return saved;
    }
    Map<String, Standing> standings = new HashMap<>();
    capabilities.forEach(name -> standings.put(name, Standing.AT_START));
    return new State(1, 0, Run.NONE, standings);
  }

  @Override
  public void save(State state, List<Entry> entries, Instant at) {
    saved = state;
    journal.addAll(entries);
  }
}

package dev.banyan.conductor.stages;

import dev.banyan.conductor.handover.Step;
import dev.banyan.model.Dial;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything the conductor must still know after it was killed.
///
/// @param revision of the routing table; rises with every change of a dial
/// @param version rises with every write; a second conductor is refused by it
/// @param capabilities by name
public record State(long revision, long version, Run run, Map<String, Standing> capabilities) {
  public State {
    capabilities = Map.copyOf(capabilities);
  }

  public Standing of(String capability) {
    Standing standing = capabilities.get(capability);
    if (standing == null) {
      throw new IllegalArgumentException("no capability '" + capability + "' in the plan");
    }
    return standing;
  }

  public State with(String capability, Standing standing) {
    Map<String, Standing> changed = new TreeMap<>(capabilities);
    changed.put(capability, standing);
    return new State(revision, version, run, changed);
  }

  public State with(Run next) {
    return new State(revision, version, next, capabilities);
  }

  /// What the proxies are told.
  public SortedMap<String, Dial> dials() {
    SortedMap<String, Dial> dials = new TreeMap<>();
    capabilities.forEach((name, standing) -> dials.put(name, standing.stage().dial()));
    return dials;
  }

  /// What the proxies are to hold, by capability.
  public SortedMap<String, Hold> holds() {
    SortedMap<String, Hold> holds = new TreeMap<>();
    capabilities.forEach(
        (name, standing) -> {
          Step step = standing.handover();
          if (step != null && step.holdsWrites()) {
            holds.put(name, new Hold(step.move().low(), step.move().high(), step.holdsReads()));
          }
        });
    return holds;
  }

  /// Buckets that change hands.
  ///
  /// @param to the one after the last
  /// @param reads whether reads that follow the owner wait, too
  public record Hold(int from, int to, boolean reads) {}

  State written() {
    return new State(revision, version + 1, run, capabilities);
  }

  State rerouted() {
    return new State(revision + 1, version, run, capabilities);
  }
}

package dev.banyan.conductor.walking;

import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.State;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Begins and ends walks along the plan.
public final class Runs {
  private final Plan plan;
  private final Stages stages;

  public Runs(Plan plan, Stages stages) {
    this.plan = plan;
    this.stages = stages;
  }

  /// What came of asking.
  public sealed interface Answer {
    record Begun() implements Answer {}

    /// Something else is going on.
    record Busy(String reason) implements Answer {}

    /// What was asked for does not exist.
    record Unknown(String reason) implements Answer {}
  }

  /// @param wanted null is everything in the plan
  public synchronized Answer start(String pace, @Nullable List<String> wanted) {
    if (stages.state().run().walking()) {
      return new Answer.Busy(
          "the plan is being walked already; stop it first, or wait until it has ended");
    }
    if (!plan.paces().containsKey(pace)) {
      return new Answer.Unknown(
          "no pace '%s' in the plan (choose from: %s)"
              .formatted(pace, String.join(", ", new TreeSet<>(plan.paces().keySet()))));
    }
    List<String> moves = plan.moves().stream().map(PlannedMove::capability).toList();
    List<String> chosen = wanted == null ? moves : moves.stream().filter(wanted::contains).toList();
    if (chosen.isEmpty() || (wanted != null && !moves.containsAll(wanted))) {
      return new Answer.Unknown(
          "the plan moves %s, not %s".formatted(String.join(", ", moves), wanted));
    }
    stages.change(
        state -> begin(state, pace, chosen),
        Entry.of(
            Kind.PLAN,
            null,
            "The walk along plan '%s' begins at pace '%s': %s. Each share is judged by the gates before the next."
                .formatted(plan.name(), pace, String.join(", then ", chosen))));
    return new Answer.Begun();
  }

  /// A person stops the walk; the dials stay where they are.
  public synchronized void stop() {
    if (stages.state().run().walking()) {
      end(Run.Condition.STOPPED, "stopped by hand");
    }
  }

  void end(Run.Condition how, String reason, Entry... before) {
    Entry last = Entry.of(Kind.PLAN, null, ending(how, reason));
    Entry[] entries = new Entry[before.length + 1];
    System.arraycopy(before, 0, entries, 0, before.length);
    entries[before.length] = last;
    stages.change(state -> state.with(state.run().ended(how, reason)), entries);
  }

  static String ending(Run.Condition how, String reason) {
    return switch (how) {
      case COMPLETED -> "The walk is complete: " + reason + ". The dials stay where they are.";
      case ROLLED_BACK ->
          "The walk ends rolled back: "
              + reason
              + ". The monolith answers everything; mend the cause, then start the plan again.";
      case STOPPED ->
          "The walk stops: "
              + reason
              + ". The dials stay where they are and a person must look; starting the plan again goes on from here.";
      case IDLE, WALKING -> reason;
    };
  }

  private static State begin(State state, String pace, List<String> capabilities) {
    State next = state.with(new Run(Run.Condition.WALKING, pace, capabilities, null));
    for (String name : capabilities) {
      next = next.with(name, next.of(name).attempting(1, null).done(false));
    }
    return next;
  }
}

package dev.banyan.conductor.walking;

import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.stages.State;
import dev.banyan.model.Pace;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import java.util.List;
import java.util.Optional;

/// The walk along the plan. It keeps nothing that may not be lost: each tick begins from the saved
/// state, so that a conductor which was killed goes on where it was.
public final class Walk {
  private final Plan plan;
  private final Stages stages;
  private final Watching watching;
  private final Runs runs;
  private final Copying copying;
  private final BeginningReads beginning;
  private final Shifting shifting;

  public Walk(
      Plan plan,
      Stages stages,
      Watching watching,
      Runs runs,
      Copying copying,
      BeginningReads beginning,
      Shifting shifting) {
    this.plan = plan;
    this.stages = stages;
    this.watching = watching;
    this.runs = runs;
    this.copying = copying;
    this.beginning = beginning;
    this.shifting = shifting;
  }

  /// One round; once a second, one at a time.
  public void tick() {
    State state = stages.state();
    watching.look(state);
    if (!state.run().walking()) {
      return;
    }
    Optional<PlannedMove> next =
        plan.moves().stream()
            .filter(move -> state.run().capabilities().contains(move.capability()))
            .filter(move -> !state.of(move.capability()).done())
            .findFirst();
    if (next.isEmpty()) {
      runs.end(Run.Condition.COMPLETED, "every share of the plan was reached and judged good");
    } else if (!state.of(next.get().capability()).byHand()) {
      step(state, next.get(), watching.pace(state));
    }
  }

  private void step(State state, PlannedMove move, Pace pace) {
    List<String> missing =
        move.requires().stream()
            .filter(required -> !state.of(required).stage().reads().equals(Share.ALL))
            .toList();
    if (!missing.isEmpty()) {
      runs.end(
          Run.Condition.STOPPED,
          "'%s' requires %s, not at 100 %% yet"
              .formatted(move.capability(), String.join(", ", missing)));
      return;
    }
    Standing standing = state.of(move.capability());
    switch (standing.stage()) {
      case Stage.OnMonolith here -> copying.begin(move.capability(), standing, here, pace);
      case Stage.Copying here -> copying.follow(move.capability(), standing, here, pace);
      case Stage.InSync here -> beginning.begin(move, standing, here, pace);
      case Stage.Shifted here when isBeyond(move, here) ->
          runs.end(
              Run.Condition.STOPPED,
              "writes of '%s' are at the service, moved by hand, and the plan says nothing of writes: turn them back to 0 (./rehearse rollback %s), keep a hand on the dial, or give its move 'writes'"
                  .formatted(move.capability(), move.capability()));
      case Stage.Shifted here -> shifting.step(move, standing, here, pace);
    }
  }

  private static boolean isBeyond(PlannedMove move, Stage.Shifted here) {
    return move.writes().isEmpty() && !here.writes().equals(Share.NONE);
  }
}

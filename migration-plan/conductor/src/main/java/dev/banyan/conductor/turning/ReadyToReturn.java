package dev.banyan.conductor.turning;

import dev.banyan.conductor.handover.Move;
import dev.banyan.conductor.handover.Readiness;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.streams.StreamFigures;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import dev.banyan.streams.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What must be true before everything goes back to the monolith. No gate and no comparison is
/// asked, for a rollback is what one does when they are bad: only the rows have to come back.
/// Reasons stay word for word the same until something changes.
public final class ReadyToReturn implements Readiness {
  /// A drain would not end within its patience, and users would wait in vain.
  private static final Duration LAG = Duration.ofSeconds(2);

  private final Plan plan;
  private final Stages stages;
  private final Flows flows;

  public ReadyToReturn(Plan plan, Stages stages, Flows flows) {
    this.plan = plan;
    this.stages = stages;
    this.flows = flows;
  }

  @Override
  public List<String> against(Move move) {
    return against(move, Set.of());
  }

  /// The same, if these capabilities had gone back before.
  List<String> against(Move move, Set<String> backBefore) {
    List<String> against = new ArrayList<>(ahead(move, backBefore));
    rows(move.capability(), against);
    return against;
  }

  /// Those that require the capability and are ahead of it.
  List<String> ahead(Move move) {
    return ahead(move, Set.of());
  }

  private List<String> ahead(Move move, Set<String> backBefore) {
    return plan.moves().stream()
        .filter(planned -> planned.requires().contains(move.capability()))
        .map(PlannedMove::capability)
        .filter(dependant -> !backBefore.contains(dependant))
        .filter(dependant -> !writes(dependant).equals(Share.NONE))
        .map(
            dependant ->
                "'%s' requires '%s' and has writes at the service: it is rolled back first"
                    .formatted(dependant, move.capability()))
        .toList();
  }

  private Share writes(String capability) {
    return stages.state().of(capability).stage().writes();
  }

  private void rows(String capability, List<String> against) {
    StreamFigures backward = flows.figures(capability, Direction.BACKWARD);
    if (backward.parked() + backward.rogue() > 0) {
      against.add(
          "changes of '%s' that flow back are put aside and have not arrived: ./rehearse parked %s"
              .formatted(capability, capability));
    }
    // Of a conductor that has just begun to beat, the lag says nothing yet.
    Duration lag =
        flows.appliedUntil(capability, Direction.BACKWARD) == null
            ? null
            : flows.lag(capability, Direction.BACKWARD);
    if (lag == null || lag.compareTo(LAG) > 0) {
      String trouble = flows.trouble();
      against.add(
          "the backward stream of '%s' %s, so what was written at the service is not at the monolith yet%s"
              .formatted(
                  capability,
                  lag == null
                      ? "is not known to flow"
                      : "is more than %d s behind".formatted(LAG.toSeconds()),
                  trouble == null ? "" : " (" + trouble + ")"));
    }
  }
}

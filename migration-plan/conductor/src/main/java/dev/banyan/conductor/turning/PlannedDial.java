package dev.banyan.conductor.turning;

import dev.banyan.conductor.dials.WriteDial;
import dev.banyan.conductor.handover.DryRun;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.handover.Readiness;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.model.Share;
import java.util.List;
import java.util.Set;

/// The write dials as the plan turns them: not while a hand is on one. That is asked when nobody
/// else can begin a handover any more, for a hand may have been laid a moment ago.
public final class PlannedDial implements WriteDial {
  private final Turning turning;
  private final Stages stages;

  public PlannedDial(Turning turning, Stages stages) {
    this.turning = turning;
    this.stages = stages;
  }

  @Override
  public Outcome turn(String capability, Share writes) {
    return turning.turn(capability, writes, unlessByHand(turning.ready()));
  }

  @Override
  public Outcome rollBack(String capability) {
    return turning.turn(capability, Share.NONE, unlessByHand(turning.readyToReturn()));
  }

  @Override
  public Outcome forceBack(String capability) {
    return new Outcome.Refused(List.of("only a person may force what is given up"));
  }

  @Override
  public DryRun.Told foresee(String capability, Share writes, Stage then) {
    return turning.foresee(capability, writes, then);
  }

  @Override
  public DryRun.Told foreseeRollback(String capability, Set<String> backBefore) {
    return turning.foreseeRollback(capability, backBefore);
  }

  private Readiness unlessByHand(Readiness readiness) {
    return move ->
        stages.state().of(move.capability()).byHand()
            ? List.of("a hand is on the dial of '%s'".formatted(move.capability()))
            : readiness.against(move);
  }
}

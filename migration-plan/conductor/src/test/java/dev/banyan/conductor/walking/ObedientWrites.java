package dev.banyan.conductor.walking;

import dev.banyan.conductor.dials.WriteDial;
import dev.banyan.conductor.handover.DryRun;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Dial;
import dev.banyan.model.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Handovers that end as the test says, at once.
final class ObedientWrites implements WriteDial {
  private final Supplier<Stages> stages;

  /// What stands against a handover; it is not begun then.
  List<String> against = new ArrayList<>();

  /// How each one that is begun ends; null is well.
  Outcome ending;

  /// What stands against a way back.
  List<String> againstTheWayBack = new ArrayList<>();

  int tries;

  /// Where writes stood, one after the other.
  final List<String> turned = new ArrayList<>();

  /// Where the dial stood when each was begun.
  final List<Dial> begunAt = new ArrayList<>();

  ObedientWrites(Supplier<Stages> stages) {
    this.stages = stages;
  }

  /// Nothing goes up or back for this reason.
  void hindered(String reason) {
    against = List.of(reason);
    againstTheWayBack = List.of(reason);
  }

  void unhindered() {
    against = List.of();
    againstTheWayBack = List.of();
  }

  @Override
  public Outcome turn(String capability, Share writes) {
    tries++;
    return against.isEmpty() ? move(capability, writes) : new Outcome.Refused(against);
  }

  @Override
  public Outcome rollBack(String capability) {
    tries++;
    return againstTheWayBack.isEmpty()
        ? move(capability, Share.NONE)
        : new Outcome.Refused(againstTheWayBack);
  }

  @Override
  public Outcome forceBack(String capability) {
    return move(capability, Share.NONE);
  }

  private Outcome move(String capability, Share writes) {
    Standing standing = stages.get().state().of(capability);
    begunAt.add(standing.stage().dial());
    if (ending != null) {
      return ending;
    }
    if (standing.stage() instanceof Stage.Shifted here) {
      stages.get().move(capability, standing, standing.at(here.shiftWrites(writes)));
      turned.add(capability + " " + writes);
    }
    return new Outcome.Done(writes.hundredths());
  }

  @Override
  public DryRun.Told foresee(String capability, Share writes, Stage then) {
    return told(against, "writes go to %s, from stage %s".formatted(writes, then.spelling()));
  }

  @Override
  public DryRun.Told foreseeRollback(String capability, Set<String> backBefore) {
    return told(againstTheWayBack, "writes go back, after " + backBefore);
  }

  private static DryRun.Told told(List<String> against, String verb) {
    return against.isEmpty()
        ? new DryRun.Told(new Outcome.Done(0), List.of(verb))
        : new DryRun.Told(new Outcome.Refused(against), List.of());
  }
}

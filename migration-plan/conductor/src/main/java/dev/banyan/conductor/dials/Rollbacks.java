package dev.banyan.conductor.dials;

import dev.banyan.conductor.handover.DryRun;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Hand;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.model.Dial;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.model.Share;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings traffic and data back to the monolith, whatever the evidence says: those that require a
/// capability first, then itself. Once begun it goes on by itself, see [Hands].
public final class Rollbacks {
  private final Plan plan;
  private final Hands hands;
  private final Stages stages;
  private final WriteDial writes;
  private final Missing missing;

  /// Changes that have not come back.
  @FunctionalInterface
  public interface Missing {
    /// @return at most how many, as far as they have left the store; null where it is not known
    @Nullable Long of(String capability);
  }

  public Rollbacks(Plan plan, Hands hands, Stages stages, WriteDial writes, Missing missing) {
    this.plan = plan;
    this.hands = hands;
    this.stages = stages;
    this.writes = writes;
    this.missing = missing;
  }

  /// What would be done for one capability.
  ///
  /// @param reasons why it could not be done now; it would be waited for
  public record Foreseen(String capability, List<String> steps, List<String> reasons) {}

  /// @return in the order in which it would be done; the capability itself is the last
  public List<Foreseen> foresee(String capability) {
    List<Foreseen> all = new ArrayList<>();
    Set<String> before = new HashSet<>();
    for (String each : order(capability)) {
      all.add(foresee(each, before));
      before.add(each);
    }
    return all;
  }

  private Foreseen foresee(String capability, Set<String> before) {
    Stage stage = stages.state().of(capability).stage();
    List<String> steps = new ArrayList<>();
    List<String> reasons = List.of();
    if (!stage.reads().equals(stage.writes())) {
      steps.add(
          "Reads %s → %s: the monolith answers what it owns."
              .formatted(stage.reads(), stage.writes()));
    }
    if (!stage.writes().equals(Share.NONE)) {
      DryRun.Told told = writes.foreseeRollback(capability, before);
      steps.addAll(told.verbs());
      if (told.outcome() instanceof Outcome.Refused refused) {
        reasons = refused.reasons();
        steps.add(
            "Writes %s → %s, once the rows have come back.".formatted(stage.writes(), Share.NONE));
      }
      steps.add(
          "Reads %s → %s: the monolith answers everything.".formatted(stage.writes(), Share.NONE));
    }
    return new Foreseen(capability, steps, reasons);
  }

  /// Begins it, and does what can be done at once.
  ///
  /// @return in the order in which it is done
  public List<String> begin(String capability) {
    return hands.alone(
        () -> {
          List<String> order = List.copyOf(order(capability));
          for (String each : order) {
            lay(each, capability);
          }
          order.forEach(hands::turn);
          return order;
        });
  }

  /// Those that go back because this one does, would, or have; it is the last.
  public List<String> underWay(String capability) {
    SequencedSet<String> order = new LinkedHashSet<>();
    require(capability, order);
    order.removeIf(
        each ->
            !each.equals(capability)
                && isBack(each)
                && !(stages.state().of(each).hand() instanceof Hand.RollingBack));
    return List.copyOf(order);
  }

  /// Begins it, and forces what does not come back: changes that are on their way are given up.
  ///
  /// @return in the order in which it is done
  public List<String> force(String capability) {
    return hands.alone(
        () -> {
          List<String> order = begin(capability);
          for (String each : order) {
            if (!isBack(each) && !stages.state().of(each).stage().writes().equals(Share.NONE)) {
              Long missed = missing.of(each);
              force(each, missed, writes.forceBack(each));
            }
            hands.turn(each);
          }
          return order;
        });
  }

  /// @param lost what had not come back when it was begun
  private void force(String capability, @Nullable Long lost, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done _ -> {
        stages.note(
            Entry.of(
                Kind.PROBLEM,
                capability,
                "Forced back to the monolith by command. Given up: %s, with whatever Debezium had not read of the store. What of it still arrives is put aside as rogue: ./rehearse parked %s, and the store is made equal by ./rehearse diff %s --repair."
                    .formatted(
                        lost == null
                            ? "an unknown number of changes"
                            : "at most %d changes in Kafka when it was begun".formatted(lost),
                        capability,
                        capability)));
      }
      case Outcome.Refused(List<String> reasons) ->
          notForced(capability, String.join("; ", reasons));
      case Outcome.GoneBack(int _, String reason) -> notForced(capability, reason);
      case Outcome.SteppedDown(String reason) -> notForced(capability, reason);
      case Outcome.Unfinished(String reason) -> notForced(capability, reason);
    }
  }

  private void notForced(String capability, String reason) {
    stages.note(
        Entry.of(
            Kind.PROBLEM,
            capability,
            "It could not be forced back, and nothing was given up: %s.".formatted(reason)));
  }

  private void lay(String each, String capability) {
    Hand.RollingBack hand = new Hand.RollingBack(hands.fileNow(each));
    if (!stages.state().of(each).hand().equals(hand)) {
      Commands.lay(
          stages,
          each,
          hand,
          "Rolled back by command%s: '%s' goes from %s back to the monolith, and stays there until ./rehearse dial %s --release gives it back to the plan.%s"
              .formatted(
                  each.equals(capability)
                      ? ""
                      : " of '%s', which it requires".formatted(capability),
                  each,
                  stages.state().of(each).stage().dial(),
                  each,
                  Commands.overruled(hand.overruled())));
    }
  }

  /// Those that require it and are ahead of where it goes, each after those that require it.
  private SequencedSet<String> order(String capability) {
    SequencedSet<String> order = new LinkedHashSet<>();
    require(capability, order);
    order.removeIf(each -> !each.equals(capability) && isBack(each));
    return order;
  }

  private void require(String capability, SequencedSet<String> order) {
    for (PlannedMove move : plan.moves()) {
      if (move.requires().contains(capability) && !order.contains(move.capability())) {
        require(move.capability(), order);
      }
    }
    order.add(capability);
  }

  private boolean isBack(String capability) {
    return stages.state().of(capability).stage().dial().equals(Dial.AT_MONOLITH);
  }
}

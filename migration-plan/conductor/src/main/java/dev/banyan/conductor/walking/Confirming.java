package dev.banyan.conductor.walking;

import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.model.Plan;
import dev.banyan.model.Share;
import java.util.Optional;

/// A person says yes to the next share of the writes, where the plan asks for it.
public final class Confirming {
  private final Plan plan;
  private final Stages stages;
  private final Watching watching;

  public Confirming(Plan plan, Stages stages, Watching watching) {
    this.plan = plan;
    this.stages = stages;
    this.watching = watching;
  }

  /// What came of saying yes.
  public sealed interface Answer {
    record Confirmed(Share writes) implements Answer {}

    /// Nobody asked, so the yes is for nothing that anybody has seen.
    record NotAsked(String reason) implements Answer {}

    record Unknown() implements Answer {}
  }

  public synchronized Answer confirm(String capability) {
    if (!plan.capabilities().containsKey(capability)) {
      return new Answer.Unknown();
    }
    Optional<Share> asked =
        stages.state().run().walking() ? watching.asked(capability) : Optional.empty();
    Standing standing = stages.state().of(capability);
    if (asked.isEmpty()
        || standing.byHand()
        || standing.goingBack() != null
        || standing.confirmed().compareTo(asked.get()) >= 0) {
      return new Answer.NotAsked(
          "the walk waits for no yes to '%s' now; it asks in the journal and the status when its gates pass"
              .formatted(capability));
    }
    Share writes = asked.get();
    boolean said =
        stages.move(
            capability,
            standing,
            standing.confirmed(writes),
            Entry.of(
                Entry.Kind.HAND,
                capability,
                "A person said yes: writes may go to %s.".formatted(writes)));
    return said
        ? new Answer.Confirmed(writes)
        : new Answer.NotAsked("'%s' has just moved; look again".formatted(capability));
  }
}

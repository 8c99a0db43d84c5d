package dev.banyan.conductor.handover;

import dev.banyan.model.Side;
import java.util.List;
import java.util.Optional;

/// Gives everything back to the monolith without waiting for what the service wrote: changes that
/// have not come back are given up. Only for a person who has said so twice.
///
/// It is a handover that does not drain, and keeps all other rules: a new epoch, the service's
/// fence before the monolith's give, its writers awaited, every proxy heard or out of its lease. So
/// nobody writes on both sides, and a service's store that does not answer cannot be forced. What
/// is given up and arrives later is rogue at the monolith: put aside and told, never applied.
/// Broken off, a [Recovery] drains as ever, or goes back, and nothing is given up.
public final class ForcedReturn {
  private final Handover handover;

  public ForcedReturn(String capability, Ports ports, Patience patience) {
    this.handover =
        new Handover(
            capability,
            new Ports(
                ports.ownerships(),
                (move, atMost) -> Optional.empty(),
                ports.proxies(),
                move ->
                    move.receiver() == Side.MONOLITH
                        ? ports.readiness().against(move)
                        : List.of("only what goes to the monolith can be forced"),
                new Frank(ports.journal())),
            patience);
  }

  public Outcome run() {
    return handover.turn(0);
  }

  /// Does not say that anything has arrived.
  private record Frank(HandoverJournal journal) implements HandoverJournal {
    @Override
    public long write(Step step) {
      return switch (step) {
        case Step.Draining here ->
            journal.write(
                step,
                "The fence stands at %d. Now whoever was writing ends. Forced: what has not come back is not waited for."
                    .formatted(here.move().to()));
        case Step.HoldingReads _ ->
            journal.write(
                step,
                "Nobody writes any more, and what has not come back is given up. Now the proxies hold the reads that follow the owner.");
        case Step.Ended ended when ended.number() == ended.move().to() ->
            journal.write(step, "Forced. " + ended.told());
        case Step.Holding _, Step.Fencing _, Step.Giving _, Step.Settling _, Step.Ended _ ->
            journal.write(step);
        case Step.GoingBack _, Step.TakingBack _, Step.Restoring _ -> journal.write(step);
      };
    }

    @Override
    public long write(Step step, String told) {
      return journal.write(step, told);
    }

    @Override
    public List<Step> unfinished() {
      return journal.unfinished();
    }

    @Override
    public Optional<Step> takeOver(String capability) {
      return journal.takeOver(capability);
    }
  }
}

package dev.banyan.conductor.handover;

import dev.banyan.model.Side;
import dev.banyan.streams.OwnershipChange;
import dev.banyan.streams.OwnershipRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a handover would do now, or why it may not: the same steps through the same ports, of which
/// only those are asked that change nothing.
public final class DryRun {
  private final List<String> verbs = new ArrayList<>();
  private final Ports real;

  private DryRun(Ports real) {
    this.real = real;
  }

  /// @param verbs what would be done, one after the other
  public record Told(Outcome outcome, List<String> verbs) {
    public Told {
      verbs = List.copyOf(verbs);
    }
  }

  static Told of(String capability, Ports real, Patience patience, int to) {
    DryRun run = new DryRun(real);
    Ports ports =
        new Ports(
            run.new Imagined(),
            (move, atMost) -> Optional.empty(),
            (revision, atMost) -> Optional.empty(),
            real.readiness(),
            run.new Heard());
    return new Told(new Handover(capability, ports, patience).turn(to), run.verbs);
  }

  /// Both databases as they would be.
  private final class Imagined implements Ownerships {
    private final Map<Side, OwnershipRow> rows = new EnumMap<>(Side.class);

    @Override
    public OwnershipRow read(Side side) {
      return rows.computeIfAbsent(side, asked -> real.ownerships().read(asked));
    }

    @Override
    public List<String> interleave() {
      return List.of();
    }

    @Override
    public OwnershipChange takeEpoch(long above) {
      long epoch = Math.max(above, read(Side.MONOLITH).epoch()) + 1;
      return become(Side.MONOLITH, read(Side.MONOLITH).number(), epoch);
    }

    @Override
    public OwnershipChange accept(Side side, long epoch) {
      return become(side, read(side).number(), epoch);
    }

    @Override
    public OwnershipChange fence(Side side, long epoch, int from, int to) {
      return become(side, to, epoch);
    }

    @Override
    public Set<String> awaitWriters(Side side, Duration atMost) {
      return Set.of();
    }

    @Override
    public OwnershipChange give(Side side, long epoch, int to) {
      return become(side, to, epoch);
    }

    @Override
    public OwnershipChange settle(Side side, long epoch) {
      return become(side, read(side).number(), epoch);
    }

    private OwnershipChange become(Side side, int number, long epoch) {
      OwnershipRow row = read(side);
      @Nullable Integer none = null;
      OwnershipRow next =
          new OwnershipRow(number, epoch, row.gapOwner(), row.gapEpoch(), row.since(), none, none);
      rows.put(side, next);
      return new OwnershipChange.Done(next);
    }
  }

  /// Takes down what would be written.
  private final class Heard implements HandoverJournal {
    @Override
    public long write(Step step) {
      verbs.add(step.told());
      return 0;
    }

    @Override
    public List<Step> unfinished() {
      return real.journal().unfinished();
    }

    @Override
    public Optional<Step> takeOver(String capability) {
      throw new IllegalStateException("a dry run takes nothing over");
    }
  }
}

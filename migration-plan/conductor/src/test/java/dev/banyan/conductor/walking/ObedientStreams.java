package dev.banyan.conductor.walking;

import dev.banyan.conductor.streams.Streams;
import dev.banyan.model.Capability;
import dev.banyan.streams.Beat;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.Position;
import dev.banyan.streams.Progress;
import dev.banyan.streams.PulseSeen;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Streams that do as the test says.
final class ObedientStreams implements Streams {
  private final Clock clock;
  private final Deque<Beat> underWay = new ArrayDeque<>();
  private long beats;
  private PulseSeen seen;
  int established;
  Duration travelling = Duration.ofMillis(40);
  boolean connectorRuns = true;
  boolean connectAnswers = true;
  boolean connectKnows = true;
  boolean storeAnswers = true;
  long mismatches;

  ObedientStreams(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void establish(List<Capability> copying) {
    if (!connectAnswers) {
      throw new Unreachable("Kafka Connect does not answer");
    }
    established++;
    connectKnows = true;
  }

  @Override
  public Health health() {
    if (!connectKnows) {
      return new Health.Missing();
    }
    return connectorRuns
        ? new Health.Running()
        : new Health.NotRunning("connector 'banyan-forward' is FAILED");
  }

  @Override
  public long beat(Capability capability) {
    underWay.add(new Beat(++beats, clock.instant()));
    return beats;
  }

  @Override
  public Progress progress(Capability capability) {
    if (!storeAnswers) {
      throw new Unreachable("the store does not answer");
    }
    while (connectorRuns && !underWay.isEmpty() && isThere(underWay.getFirst())) {
      Beat beat = underWay.removeFirst();
      seen = new PulseSeen(beat.number(), beat.at(), beat.at().plus(travelling));
    }
    return new Progress(List.of(new Position("banyan.catalog.forward", 0, 7, 7, null, 5)), seen, 0);
  }

  /// What travels less than a second is there at once.
  private boolean isThere(Beat beat) {
    return travelling.toSeconds() == 0 || !beat.at().plus(travelling).isAfter(clock.instant());
  }

  @Override
  public DiffResult diff(Capability capability) {
    if (!storeAnswers) {
      throw new Unreachable("the store does not answer");
    }
    return new DiffResult(5, mismatches, List.of());
  }
}

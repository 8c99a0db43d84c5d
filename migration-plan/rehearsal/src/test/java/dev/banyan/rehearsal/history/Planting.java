package dev.banyan.rehearsal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Operations one after the other, on a key of their own, after a history that keeps its promise.
final class Planting {
  static final long LONG = 10 * SoundnessTest.BOUND.toNanos();

  private final Promise promise;
  private final List<Operation> history;
  private String key;
  private long now;

  Planting(long seed, Promise promise) {
    this(seed, promise, "planted");
    history.add(Operation.found(key, "found"));
  }

  Planting(long seed, Promise promise, String key) {
    this.promise = promise;
    this.key = key;
    history = SimulatedShop.history(new Random(seed), promise);
    now = new Random(seed).nextInt(300); // anywhere within it
  }

  Planting at(String other) {
    key = other;
    return this;
  }

  Planting later(long nanos) {
    now += nanos;
    return this;
  }

  Planting write(String session, String value) {
    return answered(session, new Action.Write(value), Seen.NOTHING);
  }

  Planting build(String session, String value, String basis) {
    return answered(session, new Action.ConditionalWrite(value, basis), Seen.NOTHING);
  }

  Planting read(String session, @Nullable String value) {
    return answered(session, new Action.Read(), Seen.value(value));
  }

  Planting endsWith(@Nullable String value) {
    now += LONG;
    return answered("store", new Action.Remains(), Seen.value(value));
  }

  Planting answered(String session, Action action, Seen seen) {
    return asked(session, action, Outcome.ACKNOWLEDGED, seen);
  }

  /// At the same time as the last one.
  Planting overlapping(String session, Action action) {
    now -= 3;
    return asked(session, action, Outcome.ACKNOWLEDGED, Seen.NOTHING);
  }

  Planting asked(String session, Action action, Outcome outcome, Seen seen) {
    now += 2;
    history.add(new Operation(session, "of " + session, key, action, outcome, now, now + 1, seen));
    now += 1;
    return this;
  }

  /// The one finding there is.
  Finding only(Anomaly anomaly) {
    Checked checked = HistoryCheck.check(history, promise);
    assertThat(checked.counts())
        .as(() -> Arrays.toString(checked.findings().toArray()))
        .isEqualTo(Map.of(anomaly, 1L));
    return checked.findings().getFirst();
  }
}

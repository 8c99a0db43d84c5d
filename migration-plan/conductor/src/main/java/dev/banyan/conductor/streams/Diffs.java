package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.DiffOptions;
import dev.banyan.streams.DiffProgress;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.Direction;
import dev.banyan.streams.RepairResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/// Compares the stores in the background and keeps what was found last.
public final class Diffs {
  private static final Logger LOG = Logger.getLogger(Diffs.class);

  /// A diff that broke off is gone on with for so long; then it begins anew.
  private static final Duration GOES_ON = Duration.ofMinutes(10);

  private final Streams streams;
  private final Clock clock;
  private final Executor executor;
  private final Map<Compares, Compared> last = new ConcurrentHashMap<>();
  private final Map<Compares, UnderWay> brokenOff = new ConcurrentHashMap<>();
  private final Map<Compares, UnderWay> underWay = new ConcurrentHashMap<>();
  private final Map<Compares, Object> oneAtATime = new ConcurrentHashMap<>();
  private final Set<Compares> requested = new HashSet<>();

  public Diffs(Streams streams, Clock clock, Executor executor) {
    this.streams = streams;
    this.clock = clock;
    this.executor = executor;
  }

  private record Compares(String capability, Direction direction) {}

  /// @param from when the comparison began: it proves nothing about what came later
  public record Compared(DiffResult result, Instant from) {}

  /// A comparison that is not finished.
  ///
  /// @param from when it began
  public record UnderWay(DiffProgress progress, Instant from) {}

  /// What a repair did.
  ///
  /// @param before what was found
  /// @param after what is found now
  public record Repaired(Compared before, RepairResult repair, Compared after) {}

  /// The last one forward that found out.
  public Optional<Compared> last(String capability) {
    return last(capability, Direction.FORWARD);
  }

  public Optional<Compared> last(String capability, Direction direction) {
    return Optional.ofNullable(last.get(new Compares(capability, direction)));
  }

  public Optional<UnderWay> underWay(String capability, Direction direction) {
    return Optional.ofNullable(underWay.get(new Compares(capability, direction)));
  }

  /// Begins one forward unless one is under way.
  public void request(Capability capability) {
    request(capability, Direction.FORWARD);
  }

  public void request(Capability capability, Direction direction) {
    Compares what = new Compares(capability.name(), direction);
    synchronized (requested) {
      if (!requested.add(what)) {
        return;
      }
    }
    executor.execute(
        () -> {
          try {
            now(capability, direction);
          } catch (RuntimeException failed) {
            // No diff is no evidence, and that is WAIT.
            LOG.warnf("%s: stores not compared: %s", capability.name(), failed.getMessage());
          } finally {
            synchronized (requested) {
              requested.remove(what);
              requested.notifyAll();
            }
          }
        });
  }

  /// Waits for the forward one that was requested.
  ///
  /// @return false if none was, or it took too long
  public boolean awaitRequested(String capability, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    Compares what = new Compares(capability, Direction.FORWARD);
    synchronized (requested) {
      boolean was = requested.contains(what);
      while (requested.contains(what)) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          return false;
        }
        try {
          requested.wait(left);
        } catch (InterruptedException stopping) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return was;
    }
  }

  /// Compares now and waits for it; one that broke off a moment ago is gone on with.
  public Compared now(Capability capability, Direction direction) {
    Compares what = new Compares(capability.name(), direction);
    synchronized (oneAtATime.computeIfAbsent(what, one -> new Object())) {
      UnderWay begun = brokenOff.remove(what);
      if (begun == null || begun.from().plus(GOES_ON).isBefore(clock.instant())) {
        begun = new UnderWay(DiffProgress.NONE, clock.instant());
      }
      Instant from = begun.from();
      underWay.put(what, begun);
      try {
        DiffOptions options =
            DiffOptions.DEFAULT
                .goingOnFrom(begun.progress())
                .telling(progress -> underWay.put(what, new UnderWay(progress, from)));
        Compared compared = new Compared(streams.diff(capability, direction, options), from);
        // Where rows are left undecided nothing is known, so it is no evidence.
        if (compared.result().decided()) {
          last.put(what, compared);
        }
        return compared;
      } catch (RuntimeException failed) {
        brokenOff.put(what, underWay.getOrDefault(what, begun));
        throw failed;
      } finally {
        underWay.remove(what);
      }
    }
  }

  /// Compares, sends the rows that differ again, and compares again.
  public Repaired repair(Capability capability, Direction direction) {
    Compared before = now(capability, direction);
    RepairResult repair = streams.repair(capability, direction, before.result().differences());
    return new Repaired(before, repair, now(capability, direction));
  }
}

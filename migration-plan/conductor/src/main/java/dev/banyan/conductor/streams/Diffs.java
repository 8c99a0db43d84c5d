package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.DiffResult;
import java.time.Clock;
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

  private final Streams streams;
  private final Clock clock;
  private final Executor executor;
  private final Map<String, Compared> last = new ConcurrentHashMap<>();
  private final Set<String> underWay = new HashSet<>();

  public Diffs(Streams streams, Clock clock, Executor executor) {
    this.streams = streams;
    this.clock = clock;
    this.executor = executor;
  }

  /// @param from when the comparison began: it proves nothing about what came later
  public record Compared(DiffResult result, Instant from) {}

  public Optional<Compared> last(String capability) {
    return Optional.ofNullable(last.get(capability));
  }

  /// Begins one unless one is under way.
  public void request(Capability capability) {
    synchronized (underWay) {
      if (!underWay.add(capability.name())) {
        return;
      }
    }
    executor.execute(
        () -> {
          try {
            now(capability);
          } catch (RuntimeException failed) {
            // No diff is no evidence, and that is WAIT.
            LOG.warnf("%s: stores not compared: %s", capability.name(), failed.getMessage());
          } finally {
            synchronized (underWay) {
              underWay.remove(capability.name());
            }
          }
        });
  }

  /// Compares now and waits for it.
  public Compared now(Capability capability) {
    Instant from = clock.instant();
    Compared compared = new Compared(streams.diff(capability), from);
    last.put(capability.name(), compared);
    return compared;
  }
}

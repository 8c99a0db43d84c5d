package dev.banyan.streams;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Waits until everything is applied that a database had committed before a beat of its pulse.
///
/// When the beat is applied, each partition's end is taken, committed or not: the pulse came
/// through one partition, and others may trail. A partition is drained when the stored position has
/// reached that end, or when nothing but marks of transactions lies between them.
public final class Drain {
  private static final long STEP_MILLIS = 5;
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Supplier<TopicLog> logs;
  private final StreamSource source;
  private final StreamTarget target;

  /// @param kafka properties of consumers, at least `bootstrap.servers`
  /// @param source connects as a role that may move the pulse
  /// @param target connects as a role that may read positions
  public Drain(Map<String, ?> kafka, StreamSource source, StreamTarget target) {
    this(() -> new KafkaTopicLog(kafka), source, target);
  }

  Drain(Supplier<TopicLog> logs, StreamSource source, StreamTarget target) {
    this.logs = logs;
    this.source = source;
    this.target = target;
  }

  /// Moves the pulse and waits, see [#await(long, Duration)].
  public Optional<String> await(Duration atMost) throws SQLException, InterruptedException {
    return await(source.beat(target.stream()).number(), atMost);
  }

  /// Changes that are parked count as applied here; whoever moves their buckets has to look.
  ///
  /// @param beat committed after all that has to arrive
  /// @return what has not arrived in time; empty when all has
  /// @throws InterruptedException how to give up early
  public Optional<String> await(long beat, Duration atMost)
      throws SQLException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!pulseReached(beat)) {
      if (System.nanoTime() > end) {
        return Optional.of(
            "%s: beat %d has not been applied within %s"
                .formatted(target.stream().name(), beat, atMost));
      }
      TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
    try (TopicLog log = logs.get()) {
      return await(log, new TreeMap<>(log.ends(target.stream().topic())), end, atMost);
    }
  }

  private Optional<String> await(TopicLog log, Map<Integer, Long> ends, long until, Duration atMost)
      throws SQLException, InterruptedException {
    while (true) {
      Map<Integer, Long> positions = positions();
      ends.entrySet().removeIf(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
      ends.entrySet()
          .removeIf(
              end ->
                  log.isEmpty(
                      target.stream().topic(),
                      end.getKey(),
                      positions.getOrDefault(end.getKey(), 0L),
                      end.getValue(),
                      LOOK));
      if (ends.isEmpty()) {
        return Optional.empty();
      }
      if (System.nanoTime() > until) {
        return Optional.of(
            "%s: within %s not applied up to these ends of its partitions: %s"
                .formatted(target.stream().topic(), atMost, ends));
      }
      TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
  }

  private boolean pulseReached(long beat) throws SQLException {
    return target.pulse().filter(seen -> seen.beat() >= beat).isPresent();
  }

  private Map<Integer, Long> positions() throws SQLException {
    Map<Integer, Long> positions = new HashMap<>();
    target.positions().forEach(p -> positions.put(p.partition(), p.nextOffset()));
    return positions;
  }
}

package dev.banyan.streams;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waits until everything is applied that a database had committed before a beat of its pulse.
///
/// When the beat is applied, each partition's end is taken, committed or not: the pulse came
/// through one partition, and others may trail. A partition is drained when the stored position has
/// reached that end, or when nothing but marks of transactions lies between them.
///
/// Its readers stay open between drains: to connect takes longer than a drain may. One thread at a
/// time.
public final class Drain implements AutoCloseable {
  private static final long STEP_MILLIS = 5;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Supplier<TopicLog> logs;
  private final StreamSource source;
  private final StreamTarget target;
  private @Nullable TopicLog open;

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

  /// Connects, so that a drain need not.
  public void prepare() {
    String topic = target.stream().topic();
    reading(
        log -> {
          log.ends(topic)
              .forEach(
                  (partition, end) -> {
                    if (end > 0) {
                      log.isEmpty(topic, partition, end - 1, end, CONNECT);
                    }
                  });
          return true;
        });
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
    Map<Integer, Long> ends = reading(log -> log.ends(target.stream().topic()));
    return await(new TreeMap<>(ends), end, atMost);
  }

  /// How many changes lie in the topic and are not applied; marks of transactions are counted, too,
  /// so these are at most.
  public long notApplied() throws SQLException {
    Map<Integer, Long> ends = reading(log -> log.ends(target.stream().topic()));
    Map<Integer, Long> positions = positions();
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private <T> T reading(Function<TopicLog, T> look) {
    TopicLog log = open == null ? logs.get() : open;
    open = log;
    try {
      return look.apply(log);
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  @Override
  public void close() {
    TopicLog log = open;
    open = null;
    if (log != null) {
      log.close();
    }
  }

  private Optional<String> await(Map<Integer, Long> ends, long until, Duration atMost)
      throws SQLException, InterruptedException {
    while (true) {
      Map<Integer, Long> positions = positions();
      ends.entrySet().removeIf(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
      ends.entrySet()
          .removeIf(
              end ->
                  reading(
                      log ->
                          log.isEmpty(
                              target.stream().topic(),
                              end.getKey(),
                              positions.getOrDefault(end.getKey(), 0L),
                              end.getValue(),
                              LOOK)));
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

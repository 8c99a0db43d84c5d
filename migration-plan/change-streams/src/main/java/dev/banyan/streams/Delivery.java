package dev.banyan.streams;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Brings one stream into its database, whatever consumes the topic. A batch that cannot be written
/// now is tried again until it can: nothing is ever skipped.
public final class Delivery {
  /// The pulse beats each second: after this long without it, something before us stands still.
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /// Rows of the usual size never reach it.
  private static final int BYTES_AT_ONCE = 4 * 1_024 * 1_024;

  private static final long PATIENCE_MILLIS = 100;
  private static final long PATIENCE_AT_MOST_MILLIS = 5_000;

  /// Makes what is written with, at the first use and again while that fails.
  @FunctionalInterface
  public interface Opening {
    Opened open() throws SQLException;
  }

  /// What is written with.
  public record Opened(StreamTarget target, Applier applier) {
    public static Opened of(DataSource database, ChangeStream stream, String applier) {
      return new Opened(new StreamTarget(database, stream, applier), new Applier(database, stream));
    }
  }

  private final Opening opening;
  private final Clock clock;
  private final Consumer<String> tell;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final StartingPoint start;
  private volatile String state = "waiting for the first change";
  private volatile boolean well = true;
  private volatile long rows;
  private volatile int parked;
  private volatile int rogue;
  private volatile @Nullable Instant heardAt;
  private volatile @Nullable Opened opened;

  /// @param tell hears why a batch waits, once for each reason
  public Delivery(Opening opening, Clock clock, Consumer<String> tell) {
    this.opening = opening;
    this.clock = clock;
    this.tell = tell;
    this.start = new StartingPoint(this::positions);
  }

  /// How the stream fares, in words.
  public String state() {
    Duration silent = silence();
    return well && silent.compareTo(SILENCE) > 0
        ? "nothing has arrived for %d s, not even the pulse that beats each second: Kafka, Kafka Connect or the conductor does not run"
            .formatted(silent.toSeconds())
        : state;
  }

  public boolean well() {
    return well && silence().compareTo(SILENCE) <= 0;
  }

  /// Changes applied since the start.
  public long rows() {
    return rows;
  }

  /// Changes put aside, as of the newest batch.
  public int parked() {
    return parked;
  }

  /// Changes of what the receiver owns, never applied, as of the newest batch.
  public int rogue() {
    return rogue;
  }

  /// How long the newest beat travelled, or its age where the next ones are overdue; null before
  /// the first.
  public @Nullable Duration lag() throws SQLException {
    StreamTarget target = open().target();
    PulseSeen seen = target.installed() ? target.pulse().orElse(null) : null;
    if (seen == null) {
      return null;
    }
    Instant now = clock.instant();
    boolean overdue = seen.appliedAt().plusSeconds(2).isBefore(now);
    return overdue ? Duration.between(seen.committedAt(), now) : seen.journey();
  }

  /// Lets a consumer that was given partitions read on from the position in the database. Beginning
  /// too early is harmless, because what was applied is skipped.
  public void begin(
      org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
      Collection<TopicPartition> assigned) {
    try {
      if (start.seek(consumer, assigned)) {
        heardAt = clock.instant();
      }
    } catch (SQLException | RuntimeException failed) {
      tell.accept(
          "The database does not tell the position, so the stream is read from its start: "
              + failed.getMessage());
      consumer.seekToBeginning(assigned);
    }
  }

  /// Returns when the batch is in the database.
  ///
  /// @throws InterruptedException when this ends; the batch comes again at the next start
  public void take(ConsumerRecords<?, byte[]> batch) throws InterruptedException {
    Pieces pieces = new Pieces(batch, BYTES_AT_ONCE);
    while (pieces.hasNext()) {
      take(pieces.next());
    }
  }

  /// As [#take(ConsumerRecords)].
  public void take(List<StreamRecord> batch) throws InterruptedException {
    heardAt = clock.instant();
    long patience = PATIENCE_MILLIS;
    while (true) {
      if (stopping.getCount() == 0) {
        throw new InterruptedException("the end came; batches before this one were not written");
      }
      String trouble = attempt(batch);
      if (trouble == null) {
        return;
      }
      if (!trouble.equals(state)) {
        tell.accept("The stream waits, and the batch is tried again: " + trouble);
      }
      state = trouble;
      if (stopping.await(patience, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("the end came before the batch was written");
      }
      heardAt = clock.instant();
      patience = Math.min(2 * patience, PATIENCE_AT_MOST_MILLIS);
    }
  }

  /// Where the database stands; empty while the migration is not installed in it.
  public List<Position> positions() throws SQLException {
    StreamTarget target = open().target();
    return target.installed() ? target.positions() : List.of();
  }

  /// Ends waiting; what is not written by now is not written.
  public void stop() {
    stopping.countDown();
  }

  private @Nullable String attempt(List<StreamRecord> batch) {
    try {
      Opened now = open();
      if (!now.target().installed()) {
        return "the database has no schema 'strangler' yet; the conductor installs it";
      }
      String lost = start.lost();
      if (lost != null) {
        well = false;
        return lost;
      }
      Applied applied = now.applier().apply(batch);
      rows += applied.rows();
      parked = applied.parked();
      rogue = applied.rogue();
      well = parked + rogue == 0;
      state =
          well
              ? "applying"
              : "applying, but %d changes are parked and %d are rogue: see strangler.parked"
                  .formatted(parked, rogue);
      return null;
    } catch (SQLException failed) {
      well = false;
      return "SQLSTATE " + failed.getSQLState() + ": " + failed.getMessage();
    } catch (RuntimeException | OutOfMemoryError failed) {
      well = false;
      return failed.getClass().getSimpleName() + ": " + failed.getMessage();
    }
  }

  private Duration silence() {
    Instant heard = heardAt;
    return heard == null ? Duration.ZERO : Duration.between(heard, clock.instant());
  }

  private synchronized Opened open() throws SQLException {
    Opened now = opened;
    if (now == null) {
      now = opening.open();
      opened = now;
    }
    return now;
  }
}

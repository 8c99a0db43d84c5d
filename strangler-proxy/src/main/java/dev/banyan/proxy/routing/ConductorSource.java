package dev.banyan.proxy.routing;

import dev.banyan.proxy.conductor.Conductor;
import dev.banyan.proxy.conductor.Conductor.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks the conductor for its routing table, by a long poll, for as long as the proxy runs.
public final class ConductorSource implements RoutingTableSource {
  private static final Logger LOG = Logger.getLogger(ConductorSource.class);

  /// Longer than the conductor keeps a poll.
  private static final Duration LONG_POLL = Duration.ofSeconds(30);

  /// For what is answered at once, unless by one that is about to end and answers nothing any more.
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final Conductor conductor;
  private final RoutingTables tables;
  private final Thread poller;

  /// The long poll that waits now, or null.
  private volatile @Nullable CompletableFuture<Answer> waiting;

  public ConductorSource(Conductor conductor, RoutingTables tables) {
    this.conductor = conductor;
    this.tables = tables;
    this.poller = Thread.ofVirtual().name("routing-table").unstarted(this::run);
  }

  @Override
  public void start() {
    poller.start();
  }

  @Override
  public void close() {
    poller.interrupt();
    try {
      poller.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /// Something says that the conductor is gone: a poll that waits may wait at one that is about to
  /// end and answers nothing any more, so the question is asked anew.
  public void doubt() {
    CompletableFuture<Answer> poll = waiting;
    if (poll != null) {
      poll.completeExceptionally(new IOException("it seems to be gone"));
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    String told = "";
    // -1 asks for the table that holds, whatever its revision: after a restart the conductor may
    // count from a lower one.
    long after = -1;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        after = poll(after);
        if (!told.isEmpty()) {
          LOG.info("the conductor's routing table is carried out again");
        }
        told = "";
        pause = FIRST_PAUSE;
      } catch (InterruptedException closed) {
        return;
      } catch (BrokenTable | IOException none) {
        String what =
            none instanceof BrokenTable
                ? "the routing table of %s cannot be carried out (%s)"
                    .formatted(conductor, none.getMessage())
                : "no routing table from %s (%s)".formatted(conductor, none.getMessage());
        if (!what.equals(told)) {
          LOG.warnf(
              "%s: revision %d stays in force; trying again", what, tables.current().revision());
        }
        told = what;
        after = -1;
        try {
          Thread.sleep(pause);
        } catch (InterruptedException closed) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  /// @return the revision to ask for a later one than
  private long poll(long after) throws IOException, InterruptedException, BrokenTable {
    Answer answer =
        after < 0 ? Conductor.await(conductor.get(path(after), AT_ONCE)) : longPoll(after);
    return switch (answer.status()) {
      case 200 -> {
        RoutingTable table = TableReader.read(answer.body());
        tables.swap(table);
        yield table.revision();
      }
      // Nothing new; ask for what holds, in case the conductor began to count anew.
      case 204 -> {
        if (after < 0) {
          throw new IOException("it has no routing table yet");
        }
        yield -1;
      }
      default -> throw new IOException("it answered " + answer.status());
    };
  }

  private Answer longPoll(long after) throws IOException, InterruptedException {
    CompletableFuture<Answer> asked = conductor.get(path(after), LONG_POLL);
    waiting = asked;
    try {
      return Conductor.await(asked);
    } finally {
      waiting = null;
    }
  }

  private static String path(long after) {
    return "/api/routing-table?after=" + after;
  }
}

package dev.banyan.rehearsal.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What one session does. To be closed when the session ends.
public final class SessionLog implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactoryBuilder().rootValueSeparator("\n").build();
  private static final int HANDED_OVER_AT_ONCE = 64;

  private final String session;
  private final @Nullable String customer;
  private final HistoryWriter writer;
  private final LongSupplier clock;
  private final Set<SessionLog> open;
  private final Set<Asked> waiting = new HashSet<>();
  private final List<Operation> done = new ArrayList<>();
  private boolean closed;

  SessionLog(
      String session,
      @Nullable String customer,
      HistoryWriter writer,
      LongSupplier clock,
      Set<SessionLog> open) {
    this.session = session;
    this.customer = customer;
    this.writer = writer;
    this.clock = clock;
    this.open = open;
    open.add(this);
  }

  /// Call it before anything is sent.
  ///
  /// @param key empty for a creation
  public synchronized Asked ask(String key, Action action) {
    if (closed) {
      throw new IllegalStateException(
          "session '" + session + "' has ended; it cannot ask for '" + key + "' any more");
    }
    Asked asked = new Asked(key, action, clock.getAsLong());
    waiting.add(asked);
    return asked;
  }

  /// Something that was asked for, until one of its methods says what came of it.
  public final class Asked {
    private final String key;
    private final Action action;
    private final long begin;

    private Asked(String key, Action action, long begin) {
      this.key = key;
      this.action = action;
      this.begin = begin;
    }

    /// It happened.
    public void acknowledged(Seen seen) {
      ended(key, Outcome.ACKNOWLEDGED, seen);
    }

    /// It was created under this identifier.
    public void created(String identifier, Seen seen) {
      ended(identifier, Outcome.ACKNOWLEDGED, seen);
    }

    /// It surely did not happen.
    public void refused(Seen seen) {
      ended(key, Outcome.REFUSED, seen);
    }

    /// Nobody knows.
    public void unknown() {
      ended(key, Outcome.UNKNOWN, Seen.NOTHING);
    }

    private void ended(String place, Outcome outcome, Seen seen) {
      synchronized (SessionLog.this) {
        // what is said after the end of the session comes too late: it is unknown by then
        if (waiting.remove(this)) {
          append(
              new Operation(
                  session, customer, place, action, outcome, begin, clock.getAsLong(), seen));
        }
      }
    }
  }

  synchronized void append(Operation operation) {
    done.add(operation);
    if (done.size() >= HANDED_OVER_AT_ONCE) {
      handOver();
    }
  }

  private void handOver() {
    if (done.isEmpty()) {
      return;
    }
    StringWriter lines = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(lines)) {
      for (Operation operation : done) {
        OperationLine.write(operation, json);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    writer.write(lines.toString(), done.size());
    done.clear();
  }

  @Override
  public synchronized void close() {
    Set.copyOf(waiting).forEach(Asked::unknown);
    closed = true;
    handOver();
    open.remove(this);
  }
}

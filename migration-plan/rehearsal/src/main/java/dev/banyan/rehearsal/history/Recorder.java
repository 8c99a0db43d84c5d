package dev.banyan.rehearsal.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Records what sessions do, from any thread, into a [HistoryFile]. Sessions do not wait for each
/// other but when one hands over some kilobytes of lines.
public final class Recorder implements AutoCloseable {
  private final HistoryWriter writer;
  private final LongSupplier nanoTime;
  private final long beginning;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Set<SessionLog> open = ConcurrentHashMap.newKeySet();

  /// @param nanoTime monotonic, `System::nanoTime`
  public Recorder(Path file, LongSupplier nanoTime) throws IOException {
    this.writer = new HistoryWriter(file);
    this.nanoTime = nanoTime;
    this.beginning = nanoTime.getAsLong();
  }

  /// @param name different for each session
  /// @param customer whose it is for all of its life; null if the session has none
  public SessionLog session(String name, @Nullable String customer) {
    return new SessionLog(name, customer, writer, () -> nanoTime.getAsLong() - beginning, open);
  }

  /// What a key held before anybody came. Where nothing is said of a key, the checker works it out.
  public void found(String key, @Nullable String value) {
    try (SessionLog log = session("", null)) {
      log.append(Operation.found(key, value));
    }
  }

  /// What stores hold when all is done and all streams have arrived; record it as [Action.Remains].
  public SessionLog store(String name) {
    return session(name, null);
  }

  /// Whoever still waits for an answer never had one. Without this a file is no history.
  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      open.forEach(SessionLog::close);
      writer.complete();
      writer.close();
    }
  }
}

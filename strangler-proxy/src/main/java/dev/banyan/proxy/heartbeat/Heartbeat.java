package dev.banyan.proxy.heartbeat;

import dev.banyan.proxy.conductor.Conductor;
import dev.banyan.proxy.conductor.Conductor.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Tells the conductor how far this proxy is: at once when that changes, and often enough to keep
/// the lease.
public final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Heartbeat.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Conductor conductor;
  private final String path;
  private final Supplier<Standing> standing;
  private final Lease lease;
  private final Runnable onFailure;
  private final Semaphore changes = new Semaphore(0);
  private final Thread beating = Thread.ofVirtual().name("heartbeat").unstarted(this::run);

  private String failure = "";
  private boolean lapsed = true;

  /// @param proxy tells this process from others, and from its own former lives
  /// @param onFailure runs after each heartbeat that was not taken
  public Heartbeat(
      Conductor conductor,
      String proxy,
      Supplier<Standing> standing,
      Lease lease,
      Runnable onFailure) {
    this.conductor = conductor;
    this.path = "/api/proxies/" + proxy;
    this.standing = standing;
    this.lease = lease;
    this.onFailure = onFailure;
  }

  public void start() {
    beating.start();
  }

  /// The standing has changed.
  public void beat() {
    changes.release();
  }

  @Override
  public void close() {
    beating.interrupt();
    try {
      beating.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = lease.third();
    try {
      while (true) {
        boolean changed = changes.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
        changes.drainPermits();
        Standing now = standing.get();
        if (now.inForce() < 0) {
          continue;
        }
        try {
          send(now);
          told();
          pause = lease.third();
        } catch (IOException refused) {
          pause = changed || failure.isEmpty() ? FIRST_PAUSE : longer(pause);
          failed(refused);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Standing now) throws IOException, InterruptedException {
    long sentAt = System.nanoTime();
    Answer answer = Conductor.await(conductor.put(path, now.json(), lease.third()));
    if (answer.status() != 200) {
      throw new IOException("it answered " + answer.status());
    }
    lease.grant(Grant.read(answer.body(), sentAt));
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(lease.third()) < 0 ? twice : lease.third();
  }

  private void told() {
    if (lapsed) {
      LOG.info("the conductor granted a lease: every request is served");
    }
    lapsed = false;
    failure = "";
  }

  private void failed(IOException refused) {
    String why = String.valueOf(refused.getMessage());
    if (!why.equals(failure)) {
      LOG.warnf("%s does not take the heartbeat (%s); trying again", conductor, why);
    }
    failure = why;
    if (!lapsed && !lease.isValid()) {
      lapsed = true;
      LOG.warn(
          "the lease has run out, so it is not known who owns what: writes and reads that must not"
              + " be stale are refused until the conductor answers; other reads go on");
    }
    onFailure.run();
  }
}

package dev.banyan.rehearsal.platform;

import dev.banyan.rehearsal.platform.CannotStart.Because;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One process of the system over all its lives.
final class Child {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration RESTART_READY = Duration.ofSeconds(60);
  private static final int RESTARTS_A_MINUTE = 5;
  private static final int NEVER_READY_AT_MOST = 3;

  private final ChildSpec spec;
  private final Leash leash;
  private final Supervisor supervisor;
  private final Deque<Long> restarts = new ArrayDeque<>();
  private @Nullable Process process;
  private int neverReady;

  Child(ChildSpec spec, Leash leash, Supervisor supervisor) {
    this.spec = spec;
    this.leash = leash;
    this.supervisor = supervisor;
  }

  String name() {
    return spec.name();
  }

  synchronized Optional<App> app() {
    return process == null
        ? Optional.empty()
        : Optional.of(new App(spec.name(), process.pid(), spec.port(), spec.log()));
  }

  /// The first start: a death before it is ready is a failure, not an incident.
  void startFirst(Duration atMost) throws CannotStart, InterruptedException {
    Process started;
    try {
      started = launch();
    } catch (IOException e) {
      throw new CannotStart(spec.name() + " could not be started: " + e.getMessage(), e);
    }
    if (!awaitReady(started, atMost)) {
      String what =
          started.isAlive()
              ? " was not ready within " + atMost.toSeconds() + " s"
              : " ended with exit code " + started.exitValue() + " before it was ready";
      throw new CannotStart(
          Because.FAILURE, spec.name() + what + "\n" + LogTail.of(spec.log(), 15));
    }
    watch(started);
  }

  private synchronized Process launch() throws IOException {
    if (supervisor.stopping()) {
      throw new IOException("the system is stopping");
    }
    Process started = leash.start(spec);
    process = started;
    return started;
  }

  private boolean awaitReady(Process started, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (started.isAlive() && System.nanoTime() < deadline) {
      try {
        if (spec.readiness().ready()) {
          return started.isAlive();
        }
      } catch (IOException notYet) {
        // asked again below
      }
      if (started.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private void watch(Process watched) {
    Thread.ofVirtual()
        .name("watch " + spec.name())
        .start(
            () -> {
              try {
                watchUntilStopped(watched);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private void watchUntilStopped(Process first) throws InterruptedException {
    Process watched = first;
    while (true) {
      int code = watched.waitFor();
      letGo(watched);
      if (supervisor.stopping()) {
        return;
      }
      supervisor.incident(spec.name(), "ended " + ending(code) + " and is restarted");
      long died = System.nanoTime();
      Optional<Process> next = restart();
      if (next.isEmpty()) {
        return;
      }
      watched = next.get();
      if (watched.isAlive()) {
        supervisor.incident(
            spec.name(),
            "is ready again after "
                + Duration.ofNanos(System.nanoTime() - died).toMillis() / 100 / 10.0
                + " s");
      }
    }
  }

  /// The next life, ready or dead again; empty if there is none.
  private Optional<Process> restart() throws InterruptedException {
    long now = System.nanoTime();
    restarts.removeIf(at -> now - at > TimeUnit.MINUTES.toNanos(1));
    if (restarts.size() >= RESTARTS_A_MINUTE) {
      supervisor.giveUp(
          spec.name()
              + " ended "
              + (RESTARTS_A_MINUTE + 1)
              + " times within a minute and is not restarted any more; its last words are in "
              + spec.log());
      return Optional.empty();
    }
    Thread.sleep(Math.min(5_000, 100L << restarts.size()));
    restarts.add(now);
    try {
      Process next = launch();
      supervisor.restarted();
      neverReady = awaitReady(next, RESTART_READY) ? 0 : neverReady + 1;
      if (neverReady > 0 && next.isAlive()) {
        next.destroyForcibly(); // it hangs; its death is seen as any other
      }
      if (neverReady == NEVER_READY_AT_MOST && !supervisor.stopping()) {
        supervisor.giveUp(
            spec.name()
                + " was started "
                + NEVER_READY_AT_MOST
                + " times and never became ready; its last words are in "
                + spec.log());
        return Optional.empty();
      }
      return Optional.of(next);
    } catch (IOException e) {
      if (!supervisor.stopping()) {
        supervisor.giveUp(spec.name() + " could not be restarted: " + e.getMessage());
      }
      return Optional.empty();
    }
  }

  private static String ending(int code) {
    return code > 128 ? "by signal " + (code - 128) : "with exit code " + code;
  }

  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /// Asks it to end, and waits until it has.
  void stop() throws IOException {
    Process running;
    synchronized (this) {
      running = process;
    }
    if (running == null) {
      return;
    }
    letGo(running);
    boolean interrupted = false;
    long deadline = System.nanoTime() + spec.grace().plusSeconds(3).toNanos();
    while (running.isAlive()) {
      try {
        long left = deadline - System.nanoTime();
        if (left <= 0 || !running.waitFor(left, TimeUnit.NANOSECONDS)) {
          running.destroyForcibly();
          deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets the leash end, so that nothing is left of a dead process either.
  private static void letGo(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyClosed) {
      // then it is what we want
    }
  }
}

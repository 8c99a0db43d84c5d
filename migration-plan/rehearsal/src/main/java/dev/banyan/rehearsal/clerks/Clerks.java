package dev.banyan.rehearsal.clerks;

import dev.banyan.rehearsal.history.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Everybody at work. Requests arrive by a Poisson process that swells to its rate and is blind to
/// how fast the shop answers: if all wait, another clerk sits down, and leaves once there are
/// enough.
public final class Clerks implements AutoCloseable {
  private static final int USUAL = 24;
  private static final double RAMP_SECONDS = 6;
  private static final double FIRST_SHARE = 0.1;
  private static final Duration GOING_HOME = Duration.ofSeconds(60);

  private final Desk desk;
  private final SplittableRandom random;
  private final SplittableRandom arrivals;
  private final List<Clerk> idle = new ArrayList<>();
  private int hired;
  private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final ExecutorService steps = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread door = Thread.ofPlatform().name("clerks").unstarted(this::letIn);
  private volatile boolean open = true;
  private volatile @Nullable RuntimeException bug;

  private Clerks(Desk desk) {
    this.desk = desk;
    this.random = new SplittableRandom(desk.work().seed());
    this.arrivals = random.split();
  }

  /// Signs in and begins.
  public static Clerks atWork(Work work, Recorder recorder) throws InterruptedException {
    Clerks clerks = new Clerks(new Desk(work, recorder));
    clerks.desk.signIn();
    clerks.door.start();
    return clerks;
  }

  /// All that was answered, or given up, so far.
  public List<Answered> answers() {
    return List.copyOf(answers);
  }

  /// Waits until so many more requests have come to their end.
  public void awaitAnswers(int more) throws InterruptedException {
    int goal = answered.get() + more;
    while (answered.get() < goal && bug == null) {
      Thread.sleep(20);
    }
    check();
  }

  /// A look at a product and a change of it by somebody who waits for it.
  ///
  /// @return why that does not go now; null if it does
  public @Nullable String probe(String sku) throws InterruptedException {
    Clerk clerk = next(true);
    try {
      return clerk.lookAndChange(sku);
    } finally {
      staysOn(clerk);
    }
  }

  /// Lets no more requests arrive, and waits until each has its answer or was given up.
  public void stop() throws InterruptedException {
    open = false;
    LockSupport.unpark(door);
    door.join();
    steps.shutdown();
    if (!steps.awaitTermination(GOING_HOME.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "clerks still waited for answers %d s after the end".formatted(GOING_HOME.toSeconds()));
    }
    idle.forEach(Clerk::close);
    check();
  }

  private void check() {
    RuntimeException found = bug;
    if (found != null) {
      throw new IllegalStateException("a clerk's step broke by a bug", found);
    }
  }

  private void letIn() {
    long begun = System.nanoTime();
    long due = begun;
    while (open) {
      double share = FIRST_SHARE + (1 - FIRST_SHARE) * (due - begun) / 1e9 / RAMP_SECONDS;
      double rate = desk.work().requestsPerSecond() * Math.min(1, share);
      due += (long) (arrivals.nextExponential() / rate * 1e9);
      for (long left = due - System.nanoTime(); left > 0 && open; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      if (open) {
        Clerk clerk = next(false);
        long dueNanos = due;
        var unused = steps.submit(() -> step(clerk, dueNanos));
      }
    }
  }

  private void step(Clerk clerk, long dueNanos) {
    try {
      answers.add(clerk.step(dueNanos));
      answered.incrementAndGet();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      bug = broken;
    }
    staysOn(clerk);
  }

  private Clerk next(boolean anotherOne) {
    synchronized (idle) {
      if (anotherOne || hired < USUAL || idle.isEmpty()) {
        return new Clerk(desk, ++hired, random.split());
      }
      return idle.remove(random.nextInt(idle.size()));
    }
  }

  private void staysOn(Clerk clerk) {
    synchronized (idle) {
      if (idle.size() < USUAL) {
        idle.add(clerk);
        return;
      }
    }
    clerk.close();
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(door);
    steps.shutdownNow();
    desk.close();
  }
}

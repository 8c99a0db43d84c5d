package dev.banyan.conductor.proxies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The proxies that route, by their heartbeats. Each acts under a lease that it counts from when it
/// asked, and this from when it was answered: so whoever is taken for silent here has stopped.
public final class Proxies {
  public static final Duration LEASE = Duration.ofSeconds(3);

  /// What one said last.
  ///
  /// @param inForce the revision that its new requests see
  /// @param quiet the highest revision under which nothing that it holds is under way from before
  public record Word(String proxy, long inForce, long quiet) {}

  private record Heard(Word word, long leaseUntil) {}

  private final LongSupplier nanoTime;
  private final LongSupplier newest;
  private final long strangersUntil;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Heard> proxies = new TreeMap<>();

  /// @param nanoTime a clock that never goes back
  /// @param newest the highest revision that was ever handed out
  public Proxies(LongSupplier nanoTime, LongSupplier newest) {
    this.nanoTime = nanoTime;
    this.newest = newest;
    // An earlier conductor may have granted leases that this one knows nothing of.
    this.strangersUntil = nanoTime.getAsLong() + LEASE.toNanos();
  }

  /// A proxy's heartbeat: its lease begins anew.
  ///
  /// @return false, and no lease, if it speaks of a revision that was never handed out: what it
  ///   routes by is not what holds here
  public boolean heard(Word word) {
    lock.lock();
    try {
      if (Math.max(word.inForce(), word.quiet()) > newest.getAsLong()) {
        return false;
      }
      long now = nanoTime.getAsLong();
      proxies.values().removeIf(heard -> heard.leaseUntil - now < 0);
      proxies.put(word.proxy(), new Heard(word, now + LEASE.toNanos()));
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Those under a lease now.
  public List<Word> present() {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      return proxies.values().stream()
          .filter(heard -> heard.leaseUntil - now >= 0)
          .map(Heard::word)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until every proxy under a lease routes by a revision and is quiet under it.
  ///
  /// @return who has not said so in time; empty when all have
  public Optional<String> await(long revision, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long end = nanoTime.getAsLong() + atMost.toNanos();
      while (true) {
        long now = nanoTime.getAsLong();
        List<String> awaited = new ArrayList<>();
        long next = end;
        if (strangersUntil - now > 0) {
          awaited.add("any that an earlier conductor still granted a lease");
          next = Math.min(next, strangersUntil);
        }
        for (Heard heard : proxies.values()) {
          Word word = heard.word;
          if (heard.leaseUntil - now >= 0 && Math.min(word.inForce, word.quiet) < revision) {
            awaited.add(
                "%s (revision %d, quiet up to %d)".formatted(word.proxy, word.inForce, word.quiet));
            next = Math.min(next, heard.leaseUntil + 1);
          }
        }
        if (awaited.isEmpty()) {
          return Optional.empty();
        }
        if (end - now <= 0) {
          return Optional.of(
              "revision %d is not in force and quiet within %s at proxies: %s"
                  .formatted(revision, atMost, String.join(", ", awaited)));
        }
        changed.awaitNanos(next - now);
      }
    } finally {
      lock.unlock();
    }
  }
}

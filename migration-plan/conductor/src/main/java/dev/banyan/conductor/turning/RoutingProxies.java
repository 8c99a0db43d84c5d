package dev.banyan.conductor.turning;

import dev.banyan.conductor.handover.Acknowledgements;
import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.conductor.proxies.Proxies;
import java.time.Duration;
import java.util.Optional;

/// The proxies, as far as their heartbeats tell.
record RoutingProxies(Proxies proxies) implements Acknowledgements {
  @Override
  public Optional<String> await(long revision, Duration atMost) {
    try {
      return proxies.await(revision, atMost);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Unanswered("the conductor is stopping", stopping);
    }
  }
}

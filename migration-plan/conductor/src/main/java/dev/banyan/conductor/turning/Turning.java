package dev.banyan.conductor.turning;

import dev.banyan.conductor.handover.Acknowledgements;
import dev.banyan.conductor.handover.DryRun;
import dev.banyan.conductor.handover.HandoverJournal;
import dev.banyan.conductor.handover.Handovers;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.handover.Patience;
import dev.banyan.conductor.handover.Ports;
import dev.banyan.conductor.handover.Readiness;
import dev.banyan.conductor.proxies.Proxies;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.Streams;
import dev.banyan.model.Capability;
import dev.banyan.model.Share;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The write dials of all capabilities that have a store.
public final class Turning {
  private static final Logger LOG = Logger.getLogger(Turning.class);

  /// Hold, writers and drain together stay below what proxies hold a request for.
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofMillis(1_000),
          Duration.ofMillis(500),
          Duration.ofMillis(1_500),
          Proxies.LEASE.plusMillis(500));

  private final Handovers handovers;

  /// @param movable capabilities that have a store
  public Turning(
      Collection<Capability> movable,
      Streams streams,
      Proxies proxies,
      Readiness readiness,
      Stages stages) {
    HandoverJournal journal = new SavedHandovers(stages);
    Acknowledgements acknowledgements = new RoutingProxies(proxies);
    Map<String, Ports> ports = new TreeMap<>();
    for (Capability capability : movable) {
      ports.put(
          capability.name(),
          new Ports(
              streams.ownerships(capability),
              streams.draining(capability),
              acknowledgements,
              readiness,
              journal));
    }
    this.handovers = new Handovers(ports, journal, PATIENCE);
  }

  /// Moves the right to write until the service has this share of the buckets.
  ///
  /// @return why it is not so; empty if it is
  public Optional<String> turn(String capability, Share writes) {
    return switch (handovers.turn(capability, writes)) {
      case Outcome.Done _ -> Optional.empty();
      case Outcome.Refused(var reasons) -> Optional.of(String.join("; ", reasons));
      case Outcome.GoneBack(int _, String reason) -> Optional.of("gone back: " + reason);
      case Outcome.SteppedDown(String reason) -> Optional.of(reason);
      case Outcome.Unfinished(String reason) -> Optional.of("not finished: " + reason);
    };
  }

  /// What that would do now, or why it may not be done.
  public DryRun.Told dryRun(String capability, Share writes) {
    return handovers.dryRun(capability, writes);
  }

  /// Ends what broke off; once a second, and at the start.
  public void recover() {
    handovers
        .recover()
        .forEach(
            (capability, outcome) ->
                LOG.infof("the handover of '%s' is ended: %s", capability, outcome));
  }
}

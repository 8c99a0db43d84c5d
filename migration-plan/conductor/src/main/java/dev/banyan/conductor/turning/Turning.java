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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The write dials of all capabilities that have a store.
public final class Turning {
  private static final Logger LOG = Logger.getLogger(Turning.class);

  /// Hold, writers and drain together stay below the two seconds that proxies hold a request for.
  /// Only where a proxy has died its lease has to run out, and then others answer 503 meanwhile.
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofMillis(500),
          Duration.ofMillis(300),
          Duration.ofMillis(1_000),
          Proxies.LEASE.plusMillis(500));

  private static final Duration FIRST_RECOVERY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(10);

  private final Handovers handovers;
  private final Pauses pauses;
  private final Clock clock;
  private Duration recoveryPause = FIRST_RECOVERY;
  private Instant nextRecovery = Instant.MIN;

  /// @param movable capabilities that have a store
  public Turning(
      Collection<Capability> movable,
      Streams streams,
      Proxies proxies,
      Readiness readiness,
      Stages stages,
      Clock clock) {
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
    this.pauses = new Pauses(clock);
    this.clock = clock;
  }

  /// Moves the right to write until the service has this share of the buckets. What went back is
  /// not tried again at once.
  ///
  /// @return why it is not so; empty if it is
  public Optional<String> turn(String capability, Share writes) {
    Optional<String> resting = pauses.resting(capability, writes);
    if (resting.isPresent()) {
      return resting;
    }
    return switch (handovers.turn(capability, writes)) {
      case Outcome.Done _ -> {
        pauses.over(capability);
        yield Optional.empty();
      }
      case Outcome.Refused(var reasons) -> Optional.of(String.join("; ", reasons));
      case Outcome.GoneBack(int _, String reason) -> {
        String told = "gone back: %s. It is tried again in a while".formatted(reason);
        pauses.wentBack(capability, writes, told);
        yield Optional.of(told);
      }
      case Outcome.SteppedDown(String reason) -> Optional.of(reason);
      case Outcome.Unfinished(String reason) -> Optional.of("not finished: " + reason);
    };
  }

  /// What that would do now, or why it may not be done.
  public DryRun.Told dryRun(String capability, Share writes) {
    return handovers.dryRun(capability, writes);
  }

  /// Ends what broke off; once a second, and at the start. Where it cannot be ended yet the next
  /// try comes later each time, for each is in the journal.
  public void recover() {
    if (clock.instant().isBefore(nextRecovery)) {
      return;
    }
    Map<String, Outcome> outcomes = handovers.recover();
    outcomes.forEach(
        (capability, outcome) -> LOG.infof("recovery of '%s': %s", capability, outcome));
    boolean ended =
        outcomes.values().stream()
            .allMatch(
                outcome ->
                    switch (outcome) {
                      case Outcome.Done _, Outcome.GoneBack _ -> true;
                      case Outcome.Refused _, Outcome.SteppedDown _, Outcome.Unfinished _ -> false;
                    });
    recoveryPause = ended ? FIRST_RECOVERY : recoveryPause.multipliedBy(2);
    if (recoveryPause.compareTo(LONGEST_RECOVERY) > 0) {
      recoveryPause = LONGEST_RECOVERY;
    }
    nextRecovery = ended ? Instant.MIN : clock.instant().plus(recoveryPause);
  }
}

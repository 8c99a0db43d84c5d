package dev.banyan.conductor.turning;

import dev.banyan.conductor.dials.WriteDial;
import dev.banyan.conductor.handover.Acknowledgements;
import dev.banyan.conductor.handover.DryRun;
import dev.banyan.conductor.handover.HandoverJournal;
import dev.banyan.conductor.handover.Handovers;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.handover.Patience;
import dev.banyan.conductor.handover.Ports;
import dev.banyan.conductor.handover.Readiness;
import dev.banyan.conductor.proxies.Proxies;
import dev.banyan.conductor.stages.Stage;
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
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// The write dials of all capabilities that have a store.
public final class Turning implements WriteDial {
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
  private final ReadyToTurn ready;
  private final ReadyToReturn readyToReturn;
  private final Pauses pauses;
  private final Clock clock;
  private Duration recoveryPause = FIRST_RECOVERY;
  private Instant nextRecovery = Instant.MIN;

  /// @param movable capabilities that have a store
  public Turning(
      Collection<Capability> movable,
      Streams streams,
      Proxies proxies,
      ReadyToTurn ready,
      ReadyToReturn readyToReturn,
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
              ready,
              journal));
    }
    this.handovers = new Handovers(ports, journal, PATIENCE);
    this.ready = ready;
    this.readyToReturn = readyToReturn;
    this.pauses = new Pauses(clock);
    this.clock = clock;
  }

  /// Moves the right to write until the service has this share of the buckets. What went back is
  /// not tried again at once.
  @Override
  public Outcome turn(String capability, Share writes) {
    return turn(capability, writes, ready);
  }

  /// Back to the monolith, whatever the evidence says, as soon as the rows can come back.
  @Override
  public Outcome rollBack(String capability) {
    return turn(capability, Share.NONE, readyToReturn);
  }

  @Override
  public Outcome forceBack(String capability) {
    return handovers.force(capability, readyToReturn::ahead);
  }

  Readiness ready() {
    return ready;
  }

  Readiness readyToReturn() {
    return readyToReturn;
  }

  /// Begun if nothing speaks against it but what this one says.
  Outcome turn(String capability, Share writes, Readiness readiness) {
    Optional<Outcome> resting = pauses.resting(capability, writes);
    if (resting.isPresent()) {
      return resting.get();
    }
    Outcome outcome = handovers.turn(capability, writes, readiness);
    switch (outcome) {
      case Outcome.Done _ -> pauses.over(capability);
      case Outcome.GoneBack back -> pauses.wentBack(capability, writes, back);
      case Outcome.Refused _, Outcome.SteppedDown _, Outcome.Unfinished _ -> {}
    }
    return outcome;
  }

  @Override
  public DryRun.Told foresee(String capability, Share writes, Stage then) {
    return handovers.dryRun(capability, writes, move -> ready.against(move, then));
  }

  @Override
  public DryRun.Told foreseeRollback(String capability, Set<String> backBefore) {
    return handovers.dryRun(
        capability, Share.NONE, move -> readyToReturn.against(move, backBefore));
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

package dev.banyan.conductor;

import dev.banyan.conductor.dials.Hands;
import dev.banyan.conductor.dials.RoutingTables;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.traffic.ProxyTraffic;
import dev.banyan.conductor.turning.Turning;
import dev.banyan.conductor.walking.Walk;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// What the conductor does on its own, each on a thread of its own, so that one that waits for its
/// neighbour holds up nobody else.
@Singleton
final class Heartbeats {
  private static final Logger LOG = Logger.getLogger(Heartbeats.class);

  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(5);
  private final ConductorConfig config;
  private final Stages stages;
  private final ProxyTraffic traffic;
  private final Flows flows;
  private final Walk walk;
  private final Hands hands;
  private final Turning turning;

  // Only so that it is there, and listens, from the start.
  @SuppressWarnings("UnusedVariable")
  private final RoutingTables tables;

  Heartbeats(
      ConductorConfig config,
      Stages stages,
      ProxyTraffic traffic,
      Flows flows,
      Walk walk,
      Hands hands,
      Turning turning,
      RoutingTables tables) {
    this.config = config;
    this.stages = stages;
    this.traffic = traffic;
    this.flows = flows;
    this.walk = walk;
    this.hands = hands;
    this.turning = turning;
    this.tables = tables;
  }

  void start(@Observes StartupEvent started) {
    if (!config.heartbeats()) {
      return;
    }
    if (stages.state().run().walking()) {
      stages.note(
          Entry.of(
              Entry.Kind.PLAN,
              null,
              "The conductor is back: the walk goes on where it was, and looks anew at the share it stands at."));
    }
    every(1_000, "asking the proxies", traffic::ask);
    every(1_000, "beating the pulse", flows::beat);
    every(1_000, "walking", walk::tick);
    every(500, "reading dials.yaml", hands::look);
    every(1_000, "ending what broke off", turning::recover);
  }

  void stop(@Observes ShutdownEvent stopped) {
    threads.shutdownNow();
  }

  private void every(int millis, String what, Runnable round) {
    threads.scheduleWithFixedDelay(
        () -> {
          try {
            round.run();
          } catch (RuntimeException | Error failed) {
            // Thrown any further, it would never beat again.
            LOG.errorf(failed, "%s failed; it is tried again", what);
          }
        },
        0,
        millis,
        TimeUnit.MILLISECONDS);
  }
}

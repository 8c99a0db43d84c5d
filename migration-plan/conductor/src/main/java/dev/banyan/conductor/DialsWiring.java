package dev.banyan.conductor;

import dev.banyan.conductor.dials.Commands;
import dev.banyan.conductor.dials.Hands;
import dev.banyan.conductor.dials.Rollbacks;
import dev.banyan.conductor.dials.RoutingTables;
import dev.banyan.conductor.proxies.Proxies;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.streams.ComingBack;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.streams.Streams;
import dev.banyan.conductor.streams.StreamsConfig;
import dev.banyan.conductor.turning.ReadyToReturn;
import dev.banyan.conductor.turning.ReadyToTurn;
import dev.banyan.conductor.turning.Turning;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Puts together what turns dials.
final class DialsWiring {
  @Produces
  @Singleton
  RoutingTables routingTables(Stages stages) {
    RoutingTables tables = new RoutingTables(stages.state());
    stages.onChange(tables::publish);
    return tables;
  }

  @Produces
  @Singleton
  Proxies proxies(Stages stages) {
    return new Proxies(System::nanoTime, () -> stages.state().revision());
  }

  @Produces
  @Singleton
  Turning turning(
      Plan plan,
      StreamsConfig config,
      Streams streams,
      Proxies proxies,
      Flows flows,
      Diffs diffs,
      Stages stages,
      Clock clock) {
    return new Turning(
        plan.capabilities().values().stream()
            .filter(capability -> config.stores().containsKey(capability.name()))
            .toList(),
        streams,
        proxies,
        new ReadyToTurn(plan, stages, flows, diffs, clock),
        new ReadyToReturn(plan, stages, flows),
        stages,
        clock);
  }

  @Produces
  @Singleton
  Hands hands(PlanFolder folder, Plan plan, Stages stages, Turning turning) {
    return new Hands(() -> folder.dials(plan), stages, turning);
  }

  @Produces
  @Singleton
  Commands commands(Hands hands, Stages stages, Turning turning, Diffs diffs) {
    return new Commands(hands, stages, turning, diffs::awaitRequested);
  }

  @Produces
  @Singleton
  Rollbacks rollbacks(
      Plan plan, Hands hands, Stages stages, Turning turning, ComingBack comingBack) {
    return new Rollbacks(plan, hands, stages, turning, comingBack::notApplied);
  }
}

package dev.banyan.conductor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.conductor.api.ApiConfig;
import dev.banyan.conductor.dials.WriteDial;
import dev.banyan.conductor.evidence.Shoppers;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Journal;
import dev.banyan.conductor.stages.PostgresStore;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.State;
import dev.banyan.conductor.streams.ComingBack;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.streams.PutAside;
import dev.banyan.conductor.streams.Streams;
import dev.banyan.conductor.streams.StreamsConfig;
import dev.banyan.conductor.traffic.ProxyTraffic;
import dev.banyan.conductor.traffic.Traffic;
import dev.banyan.conductor.turning.PlannedDial;
import dev.banyan.conductor.turning.Turning;
import dev.banyan.conductor.walking.BeginningReads;
import dev.banyan.conductor.walking.Confirming;
import dev.banyan.conductor.walking.Copying;
import dev.banyan.conductor.walking.GoingBack;
import dev.banyan.conductor.walking.Judging;
import dev.banyan.conductor.walking.Runs;
import dev.banyan.conductor.walking.Shifting;
import dev.banyan.conductor.walking.ShiftingWrites;
import dev.banyan.conductor.walking.Walk;
import dev.banyan.conductor.walking.Watching;
import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.streams.Direction;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/// Puts the plain parts together.
final class Wiring {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  HttpClient http() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(2))
        .build();
  }

  @Produces
  @Singleton
  ObjectMapperCustomizer plainNumbers() {
    return json -> json.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
  }

  @Produces
  @Singleton
  PlanFolder folder(ConductorConfig config) {
    return new PlanFolder(Path.of(config.plan()));
  }

  @Produces
  @Singleton
  Plan plan(PlanFolder folder) {
    return switch (folder.plan()) {
      case Reading.Valid<Plan>(Plan plan) -> plan;
      case Reading.Broken<Plan> broken ->
          throw new IllegalStateException("the plan is broken: " + broken.problems());
    };
  }

  @Produces
  @Singleton
  Journal journal(DataSource database, ObjectMapper json) {
    return new Journal(database, json);
  }

  @Produces
  @Singleton
  Stages stages(
      DataSource database,
      Journal journal,
      ObjectMapper json,
      Plan plan,
      Clock clock,
      MeterRegistry metrics) {
    Set<String> capabilities = new TreeSet<>(plan.capabilities().keySet());
    return new Stages(new PostgresStore(database, journal, json), capabilities, clock, metrics);
  }

  @Produces
  @Singleton
  Flows flows(
      Streams streams,
      StreamsConfig config,
      Stages stages,
      Plan plan,
      Clock clock,
      MeterRegistry metrics) {
    Flows flows =
        new Flows(
            streams,
            clock,
            config.slotAlarmBytes(),
            (capability, what) -> stages.note(Entry.of(Entry.Kind.STREAM, capability, what)));
    stages.onChange(state -> flows.want(copying(plan, state)));
    for (String capability : plan.capabilities().keySet()) {
      for (Direction direction : Direction.values()) {
        Gauge.builder(
                "banyan.lag",
                () -> {
                  Duration lag = flows.lag(capability, direction);
                  return lag == null ? Double.NaN : lag.toMillis() / 1_000.0;
                })
            .description("How long a stream's pulse travels, end to end")
            .baseUnit("seconds")
            .tag("capability", capability)
            .tag("direction", direction.word())
            .register(metrics);
      }
    }
    return flows;
  }

  private static List<Capability> copying(Plan plan, State state) {
    return plan.capabilities().values().stream()
        .filter(capability -> !(state.of(capability.name()).stage() instanceof Stage.OnMonolith))
        .sorted(Comparator.comparing(Capability::name))
        .toList();
  }

  @Produces
  @Singleton
  ComingBack comingBack(Plan plan, Streams streams, Flows flows) {
    return new ComingBack(plan, streams, flows);
  }

  @Produces
  @Singleton
  PutAside putAside(Streams streams) {
    return new PutAside(streams);
  }

  @Produces
  @Singleton
  Diffs diffs(Streams streams, Clock clock) {
    return new Diffs(streams, clock, Executors.newVirtualThreadPerTaskExecutor());
  }

  @Produces
  @Singleton
  Traffic traffic(ConductorConfig config) {
    return new Traffic(config.proxies());
  }

  @Produces
  @Singleton
  ProxyTraffic proxyTraffic(
      ConductorConfig config, ApiConfig api, HttpClient http, ObjectMapper json, Traffic traffic) {
    return new ProxyTraffic(config.proxies(), api.apiToken(), http, json, traffic);
  }

  @Produces
  @Singleton
  Shoppers shoppers() {
    return new Shoppers();
  }

  @Produces
  @Singleton
  Watching watching(
      Plan plan, Traffic traffic, Shoppers shoppers, Flows flows, Diffs diffs, Clock clock) {
    return new Watching(plan, traffic, shoppers, flows, diffs, clock);
  }

  @Produces
  @Singleton
  Runs runs(Plan plan, Stages stages) {
    return new Runs(plan, stages);
  }

  @Produces
  @Singleton
  Confirming confirming(Plan plan, Stages stages, Watching watching) {
    return new Confirming(plan, stages, watching);
  }

  @Produces
  @Singleton
  Walk walk(
      Plan plan,
      Stages stages,
      Watching watching,
      Runs runs,
      Flows flows,
      Diffs diffs,
      Traffic traffic,
      Turning turning,
      Clock clock,
      MeterRegistry metrics) {
    WriteDial dial = new PlannedDial(turning, stages);
    return new Walk(
        plan,
        stages,
        watching,
        runs,
        new Copying(plan, stages, watching, runs, flows, diffs, clock),
        new BeginningReads(plan, stages, watching, runs, flows, diffs, clock),
        new Shifting(
            stages,
            watching,
            new Judging(plan, stages, watching, runs, flows, diffs, traffic, clock, metrics),
            new ShiftingWrites(stages, runs, watching, dial, clock),
            new GoingBack(plan, stages, watching, dial, clock)));
  }
}

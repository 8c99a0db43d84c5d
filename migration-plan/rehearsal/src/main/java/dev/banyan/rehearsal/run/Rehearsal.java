package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.model.Consistency;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.Platform;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RunningSystem;
import dev.banyan.rehearsal.platform.Secrets;
import dev.banyan.rehearsal.platform.SystemOptions;
import dev.banyan.rehearsal.report.Rehearsed;
import dev.banyan.rehearsal.report.ReportFolder;
import dev.banyan.rehearsal.report.ReportJson;
import dev.banyan.rehearsal.shoppers.CardBooks;
import dev.banyan.rehearsal.shoppers.DatabaseBooks;
import dev.banyan.rehearsal.shoppers.Mailbox;
import dev.banyan.rehearsal.shoppers.Shoppers;
import dev.banyan.rehearsal.shoppers.ShoppersOptions;
import dev.banyan.rehearsal.shoppers.Witnesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Walks the plan while shoppers shop, and writes the report.
public final class Rehearsal {
  private final Platform platform;
  private final Progress progress;
  private final Timing timing;
  private final Clock clock;

  public Rehearsal(Platform platform, Progress progress) {
    this(platform, progress, Timing.USUAL, Clock.systemUTC());
  }

  Rehearsal(Platform platform, Progress progress, Timing timing, Clock clock) {
    this.platform = platform;
    this.progress = progress;
    this.timing = timing;
    this.clock = clock;
  }

  /// Starts the system, walks the plan, stops the system, leaves the report in its folder.
  public RunResult run(RunOptions options) throws CannotStart, InterruptedException {
    Instant startedAt = clock.instant();
    Plan plan = plan(options);
    try {
      new ReportFolder(options.folder().report()).clear();
    } catch (IOException unwritable) {
      throw new CannotStart(
          "The folder " + options.folder().report() + " cannot be used: " + unwritable.getMessage(),
          unwritable);
    }
    try (Faults faults = new Faults(options.fault());
        RunningSystem system =
            platform.start(
                new SystemOptions(options.folder(), options.plan(), options.filling(), faults),
                progress)) {
      return walk(options, plan, system, faults, startedAt);
    }
  }

  private RunResult walk(
      RunOptions options, Plan plan, RunningSystem system, Faults faults, Instant startedAt)
      throws InterruptedException {
    progress.say("shoppers learn the catalogue");
    try (Shoppers shoppers =
            Shoppers.prepared(
                new ShoppersOptions(
                    system.shop(),
                    system.monolith(),
                    system.secrets().adminPassword(),
                    options.seed(),
                    options.arrivalsPerSecond(),
                    staleAtMost(plan),
                    witnesses(system)),
                new DatabaseBooks(system::shopDatabase),
                clock);
        ConductorClient conductor =
            new ConductorClient(system.conductor(), system.secrets().apiToken())) {
      RehearsalRun run =
          new RehearsalRun(
              system, options, plan, shoppers, conductor, faults, timing, clock, progress);
      @Nullable String trouble = null;
      try {
        run.run();
      } catch (InterruptedException stopped) {
        report(options, plan, system, run, startedAt, null);
        throw stopped;
      } catch (RuntimeException broken) {
        trouble = String.valueOf(broken.getMessage());
      }
      return report(options, plan, system, run, startedAt, trouble);
    }
  }

  private RunResult report(
      RunOptions options,
      Plan plan,
      RunningSystem system,
      RehearsalRun run,
      Instant startedAt,
      @Nullable String trouble) {
    Conclusion conclusion = run.conclusion(run.moved());
    if (trouble != null) {
      conclusion = conclusion.and(List.of("The rehearsal itself broke: " + trouble));
    }
    List<Rehearsed.Event> events = new ArrayList<>();
    system
        .incidents()
        .forEach(
            incident ->
                events.add(
                    new Rehearsed.Event(incident.at(), incident.app() + " " + incident.what())));
    Rehearsed rehearsed =
        new Rehearsed(
            conclusion.outcome().name(),
            conclusion.findings(),
            run.notes(),
            plan.name(),
            options.pace(),
            options.seed(),
            Repeating.command(options),
            startedAt,
            Duration.between(startedAt, clock.instant()),
            run.moved(),
            run.shopping(),
            run.orders(),
            run.reconciled(),
            run.course().forward(),
            run.course().backward(),
            run.course().logbook().samples(),
            run.course().journal(),
            events,
            Repeating.machine(platform.name()),
            system.filled().orElse(null));
    JsonNode json = ReportJson.of(rehearsed);
    try {
      new ReportFolder(options.folder().report())
          .write(rehearsed, run.course().logbook().opening());
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the report cannot be written", unwritable);
    }
    return new RunResult(conclusion.outcome(), conclusion.findings(), json);
  }

  private static Witnesses witnesses(RunningSystem system) {
    Secrets secrets = system.secrets();
    return new Witnesses(
        new CardBooks(system.cardProcessor(), secrets.cardProcessorKey()),
        new Mailbox(system.imapPort(), secrets.mailPassword()));
  }

  private static Map<String, Duration> staleAtMost(Plan plan) {
    Map<String, Duration> bounds = new HashMap<>();
    plan.capabilities()
        .forEach(
            (name, capability) -> {
              if (capability.consistency() == Consistency.EVENTUAL) {
                bounds.put(name, capability.staleAtMost());
              }
            });
    return bounds;
  }

  private static Plan plan(RunOptions options) {
    return switch (new PlanFolder(options.plan()).plan()) {
      case Reading.Valid<Plan>(Plan plan) -> plan;
      case Reading.Broken<Plan>(var problems) ->
          throw new IllegalArgumentException("the plan was to be checked before: " + problems);
    };
  }
}

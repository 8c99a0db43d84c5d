package dev.banyan.conductor.walking;

import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Run;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.stages.Stages;
import dev.banyan.conductor.stages.Standing;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.conductor.streams.Streams;
import dev.banyan.model.Capability;
import dev.banyan.model.Pace;
import dev.banyan.model.Plan;
import dev.banyan.streams.check.Checked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The walk's first part: rows are copied until both stores hold the same.
public final class Copying {
  private final Plan plan;
  private final Stages stages;
  private final Watching watching;
  private final Runs runs;
  private final Flows flows;
  private final Diffs diffs;
  private final Clock clock;

  /// Since when a database has not answered, by capability.
  private final Map<String, Instant> unanswered = new HashMap<>();

  public Copying(
      Plan plan,
      Stages stages,
      Watching watching,
      Runs runs,
      Flows flows,
      Diffs diffs,
      Clock clock) {
    this.plan = plan;
    this.stages = stages;
    this.watching = watching;
    this.runs = runs;
    this.flows = flows;
    this.diffs = diffs;
    this.clock = clock;
  }

  /// Only mappings that fit both databases are begun; else all that is wrong is told at once.
  void begin(String capability, Standing standing, Stage.OnMonolith here, Pace pace) {
    Optional<Checked> checked = checked(capability, pace);
    if (checked.isEmpty()) {
      return;
    }
    if (!checked.get().fits()) {
      runs.end(
          Run.Condition.STOPPED,
          "the mappings of '%s' do not fit both databases, so nothing was begun"
              .formatted(capability),
          Steps.misfit(capability, checked.get()));
      return;
    }
    Stage.Copying next = here.copy();
    stages.move(
        capability,
        standing,
        standing.at(next),
        Steps.fit(capability, checked.get()),
        Steps.stage(
            capability,
            here,
            next,
            "Copying begins: the rows go from the shared database to the service's store and every"
                + " change follows. The monolith answers everything meanwhile."));
  }

  /// Empty as long as a database does not answer; past the pace's patience the walk stops.
  private Optional<Checked> checked(String capability, Pace pace) {
    try {
      Checked checked = flows.check(known(capability));
      unanswered.remove(capability);
      return Optional.of(checked);
    } catch (Streams.Unreachable unreachable) {
      Instant now = clock.instant();
      Instant since = unanswered.computeIfAbsent(capability, name -> now);
      if (Duration.between(since, now).compareTo(pace.patience()) >= 0) {
        unanswered.remove(capability);
        runs.end(
            Run.Condition.STOPPED,
            "for %d s %s".formatted(pace.patience().toSeconds(), unreachable.getMessage()));
      }
      return Optional.empty();
    }
  }

  void follow(String capability, Standing standing, Stage.Copying here, Pace pace) {
    Instant now = clock.instant();
    Look look = watching.at(capability);
    Instant progressed = look.progress(flows.figures(capability).rowsApplied(), now);
    if (flows.arrived(capability)) {
      Instant arrived = look.arrived(now);
      Optional<Diffs.Compared> diff =
          diffs.last(capability).filter(compared -> !compared.from().isBefore(arrived));
      if (diff.isPresent() && diff.get().result().equal()) {
        arrive(capability, standing, here, diff.get());
        return;
      }
      diffs.request(known(capability));
    }
    if (Duration.between(progressed, now).compareTo(pace.patience()) >= 0) {
      runs.end(Run.Condition.STOPPED, stuck(capability, pace));
    }
  }

  private void arrive(
      String capability, Standing standing, Stage.Copying here, Diffs.Compared diff) {
    Stage.InSync next = here.arrive();
    Entry compared =
        new Entry(
            Kind.STREAM,
            capability,
            "The copy has caught up and both stores hold the same %d rows, seen through the mapping."
                .formatted(diff.result().rows()),
            Map.of(
                "rows", diff.result().rows(),
                "mismatches", diff.result().mismatches(),
                "rowsApplied", flows.figures(capability).rowsApplied()));
    stages.move(
        capability,
        standing,
        standing.at(next),
        compared,
        Steps.stage(
            capability,
            here,
            next,
            "In sync: the service could answer now. Reads are shifted next, a small share first."));
  }

  private String stuck(String capability, Pace pace) {
    String waited =
        "'%s' did not get in sync: for %d s ".formatted(capability, pace.patience().toSeconds());
    String trouble = flows.trouble();
    if (trouble != null) {
      return waited + "the streams have not run (" + trouble + ")";
    }
    if (!flows.arrived(capability)) {
      return waited
          + "no row and no pulse arrived in the service's store; is the service, which applies them, running?";
    }
    return waited
        + diffs
            .last(capability)
            .map(diff -> diff.result().mismatches() + " rows have differed")
            .orElse("the stores could not be compared");
  }

  private Capability known(String capability) {
    Capability known = plan.capabilities().get(capability);
    if (known == null) {
      throw new IllegalStateException("no capability '" + capability + "' in the plan");
    }
    return known;
  }
}

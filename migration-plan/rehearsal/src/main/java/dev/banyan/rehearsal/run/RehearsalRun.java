package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.model.Dial;
import dev.banyan.model.Plan;
import dev.banyan.model.PlannedMove;
import dev.banyan.rehearsal.journal.ToldHandover;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RunningSystem;
import dev.banyan.rehearsal.report.Rehearsed;
import dev.banyan.rehearsal.shoppers.Anomaly;
import dev.banyan.rehearsal.shoppers.Observations;
import dev.banyan.rehearsal.shoppers.Reconciled;
import dev.banyan.rehearsal.shoppers.Shoppers;
import dev.banyan.rehearsal.shoppers.UnreadableBooks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One walk along the plan with shoppers in the shop: warm up, walk, shop on, go home, count.
final class RehearsalRun {
  private static final int WARM_ANSWERS = 20;

  private final RunningSystem system;
  private final RunOptions options;
  private final Plan plan;
  private final List<String> capabilities;
  private final Shoppers shoppers;
  private final ConductorClient conductor;
  private final Course course;
  private final Timing timing;
  private final Clock clock;
  private final Progress progress;
  private final List<String> findings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Rehearsed.Comparison> diffs = new LinkedHashMap<>();
  private Rehearsed.@Nullable Orders orders;
  private @Nullable Reconciled reconciled;
  private Ending ending = new Ending.CutShort("it was stopped before the walk had ended");

  RehearsalRun(
      RunningSystem system,
      RunOptions options,
      Plan plan,
      Shoppers shoppers,
      ConductorClient conductor,
      Faults faults,
      Timing timing,
      Clock clock,
      Progress progress) {
    this.system = system;
    this.options = options;
    this.plan = plan;
    this.capabilities =
        plan.moves().stream()
            .map(move -> move.capability())
            .filter(
                name -> options.capabilities().isEmpty() || options.capabilities().contains(name))
            .toList();
    this.shoppers = shoppers;
    this.conductor = conductor;
    this.timing = timing;
    this.clock = clock;
    this.progress = progress;
    this.course =
        new Course(conductor, shoppers.observations(), capabilities, faults, progress, clock);
  }

  void run() throws InterruptedException {
    course.skipJournal();
    shoppers.start();
    progress.say(
        "shoppers are in the shop: %.0f steps/s on %,d products"
            .formatted(options.arrivalsPerSecond(), shoppers.products()));
    Instant warm = clock.instant().plus(timing.warmUp());
    follow(() -> clock.instant().isBefore(warm) || seen().requests() < WARM_ANSWERS);
    Optional<String> refusal = system.broken().or(this::begin);
    if (refusal.isPresent()) {
      ending = new Ending.CutShort(refusal.get());
    } else {
      walk();
      shopOn();
    }
    if (!(ending instanceof Ending.Broken)) {
      system
          .broken()
          .ifPresent(why -> findings.add("A part of the system did not recover: " + why));
    }
    shoppers.stop();
    course.tick();
    count();
  }

  Conclusion conclusion(List<Rehearsed.MovedCapability> moved) {
    return Conclusion.of(ending, goals(), moved, shopping(), orders).and(findings);
  }

  private Map<String, Dial> goals() {
    return plan.moves().stream()
        .collect(Collectors.toMap(PlannedMove::capability, PlannedMove::goal));
  }

  Course course() {
    return course;
  }

  List<String> notes() {
    return notes;
  }

  @Nullable Reconciled reconciled() {
    return reconciled;
  }

  Rehearsed.@Nullable Orders orders() {
    return orders;
  }

  List<Rehearsed.MovedCapability> moved() {
    List<ToldHandover> handovers = course.handovers();
    return capabilities.stream()
        .flatMap(name -> course.standing().of(name).stream())
        .map(
            each ->
                new Rehearsed.MovedCapability(
                    each.name(),
                    each.stage(),
                    each.reads(),
                    each.writes(),
                    Handed.of(each.name(), handovers),
                    diffs.get(each.name())))
        .toList();
  }

  Rehearsed.Shopping shopping() {
    Observations seen = shoppers.observations();
    Map<String, Long> anomalies = new LinkedHashMap<>();
    for (Anomaly anomaly : Anomaly.values()) {
      anomalies.put(anomaly.spelling(), seen.count(anomaly));
    }
    return new Rehearsed.Shopping(
        seen.total().requests(),
        seen.total().failed(),
        anomalies,
        Logbook.latencies(seen.latencies()),
        seen.examples());
  }

  /// Asks for the walk; why it was refused, or empty.
  private Optional<String> begin() {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("pace", options.pace());
    capabilities.forEach(request.putArray("capabilities")::add);
    try {
      ConductorClient.Answer answer = conductor.start(request);
      return answer.good()
          ? Optional.empty()
          : Optional.of("the conductor refused to begin: " + answer.told());
    } catch (IOException silent) {
      return Optional.of("the conductor did not answer when the walk was to begin: " + silent);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of("it was stopped when the walk was to begin");
    }
  }

  private void walk() throws InterruptedException {
    Deadline deadline = Deadline.of(clock.instant(), plan, options.pace(), timing.slack());
    Standing before = course.standing();
    course.tick();
    // One status that does not come is no end of the walk: what was known before it does not count.
    follow(
        () -> {
          deadline.look(clock.instant(), course.standing().asking().isPresent());
          return (course.standing() == before || course.standing().walking()) && !deadline.passed();
        });
    Standing standing = course.standing();
    ending =
        standing.completed()
            ? new Ending.Completed()
            : standing.rolledBack()
                ? new Ending.RolledBack(standing.reason())
                : system
                    .broken()
                    .<Ending>map(Ending.Broken::new)
                    .orElseGet(() -> new Ending.CutShort(whyNotEnded(standing, deadline)));
  }

  private String whyNotEnded(Standing standing, Deadline deadline) {
    if (course.silence().compareTo(timing.silence()) > 0) {
      return "the conductor has not answered for %d s; its log is in %s"
          .formatted(course.silence().toSeconds(), system.folder().log("conductor"));
    }
    if (standing.walking() && deadline.passed()) {
      return "it took longer than the plan allows; the journal tells what it waited for";
    }
    return standing.reason().isEmpty()
        ? "the conductor says " + standing.state()
        : standing.reason();
  }

  /// At the last share, or back at the monolith: the shop must go on as if nothing had been.
  private void shopOn() throws InterruptedException {
    boolean rolledBack = ending instanceof Ending.RolledBack;
    if (rolledBack) {
      awaitFor(timing.settle());
    }
    Observations.Counts before = seen();
    awaitFor(timing.runOn());
    Observations.Counts after = seen();
    if (rolledBack) {
      long requests = after.requests() - before.requests();
      long failed = after.failed() - before.failed();
      long wrong = after.wrongAnswers() - before.wrongAnswers();
      String told =
          "After the rollback shoppers made %,d requests: %,d failed, %,d answers were wrong."
              .formatted(requests, failed, wrong);
      (failed + wrong > 0 || requests == 0 ? findings : notes).add(told);
      progress.say(told);
    }
  }

  private void count() throws InterruptedException {
    progress.say("everybody has gone home; comparing what was acknowledged with what is there");
    try {
      Shoppers.Orders counted = shoppers.audit();
      orders = new Rehearsed.Orders(counted.acknowledged(), (long) counted.found());
      reconciled = counted.reconciled().orElse(null);
    } catch (UnreadableBooks unreadable) {
      progress.warn(String.valueOf(unreadable.getMessage()));
      orders = new Rehearsed.Orders(shoppers.acknowledged(), null);
    }
    for (String capability : capabilities) {
      new Comparing(conductor).both(capability, backward(capability), diffs, notes);
    }
  }

  /// What the service has written must have come back, too.
  private boolean backward(String capability) {
    return course.standing().of(capability).stream().anyMatch(each -> each.writes().signum() > 0);
  }

  private void awaitFor(Duration duration) throws InterruptedException {
    Instant until = clock.instant().plus(duration);
    follow(() -> clock.instant().isBefore(until));
  }

  /// Tick by tick, as long as there is a system to follow.
  private void follow(BooleanSupplier goingOn) throws InterruptedException {
    while (goingOn.getAsBoolean()
        && system.broken().isEmpty()
        && course.silence().compareTo(timing.silence()) <= 0) {
      Thread.sleep(timing.tick());
      course.tick();
    }
  }

  private Observations.Counts seen() {
    return shoppers.observations().total();
  }
}

package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rehearsal.journal.HandoverFold;
import dev.banyan.rehearsal.journal.ToldHandover;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.report.Rehearsed;
import dev.banyan.rehearsal.shoppers.Observations;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows a walk, tick by tick: what shoppers saw goes to the conductor, what the conductor
/// decides goes into the logbook and on the screen.
final class Course {
  private static final BigDecimal FAULT_FROM = BigDecimal.TEN;

  private final ConductorClient conductor;
  private final Observations observations;
  private final List<String> capabilities;
  private final Faults faults;
  private final Progress progress;
  private final Clock clock;
  private final Logbook logbook;
  private final List<JsonNode> journal = new ArrayList<>();
  private Standing standing = Standing.UNKNOWN;
  private Rehearsed.@Nullable Stream forward;
  private Rehearsed.@Nullable Stream backward;
  private Instant heard;
  private long journalRead;
  private boolean faultOn;
  private @Nullable Asking asked;

  Course(
      ConductorClient conductor,
      Observations observations,
      List<String> capabilities,
      Faults faults,
      Progress progress,
      Clock clock) {
    this.conductor = conductor;
    this.observations = observations;
    this.capabilities = capabilities;
    this.faults = faults;
    this.progress = progress;
    this.clock = clock;
    this.logbook = new Logbook(clock);
    this.heard = clock.instant();
  }

  Standing standing() {
    return standing;
  }

  Logbook logbook() {
    return logbook;
  }

  List<Rehearsed.JournalLine> journal() {
    return journal.stream().map(Course::line).toList();
  }

  /// How buckets changed hands during this run.
  List<ToldHandover> handovers() {
    return HandoverFold.of(journal);
  }

  /// What the forward streams did while the capabilities were copied and followed; null without
  /// any.
  Rehearsed.@Nullable Stream forward() {
    return forward;
  }

  Rehearsed.@Nullable Stream backward() {
    return backward;
  }

  /// For how long the conductor has not answered.
  Duration silence() {
    return Duration.between(heard, clock.instant());
  }

  /// Passes over what was decided before this run.
  void skipJournal() throws InterruptedException {
    List<JsonNode> old;
    do {
      old = readJournal();
    } while (!old.isEmpty());
  }

  void tick() throws InterruptedException {
    try {
      ConductorClient.Answer status = conductor.status();
      if (status.good()) {
        standing = Standing.of(status.body());
        heard = clock.instant();
        noteStreams();
      }
      tellEvidence();
    } catch (IOException silent) {
      progress.now("the conductor does not answer; what shoppers see is still counted");
    }
    List<JsonNode> decided = readJournal();
    decided.stream().map(Course::line).forEach(this::announce);
    journal.addAll(decided);
    faultWhenDue();
    tellQuestion();
    String seen = logbook.note(standing, observations);
    progress.now(
        standing.asking().map(it -> "waits for your yes: " + it.yes() + " · " + seen).orElse(seen));
  }

  /// Once, when it comes up; nobody has to know the conductor's API to answer.
  private void tellQuestion() {
    Optional<Asking> now = standing.asking();
    now.filter(it -> !it.equals(asked))
        .ifPresent(
            it ->
                progress.say(
                    "%s: %s. The walk waits as long as it takes, and shoppers shop on. Look at ./rehearse status; to say yes, in another terminal: %s. To end the run here: Ctrl-C"
                        .formatted(it.capability(), it.what(), it.yes())));
    asked = now.orElse(null);
  }

  private void announce(Rehearsed.JournalLine line) {
    String who = line.capability() == null ? "" : line.capability() + ": ";
    if (line.kind().equals("problem")) {
      progress.warn(who + line.text());
    } else {
      progress.say(who + line.text());
    }
  }

  private List<JsonNode> readJournal() throws InterruptedException {
    List<JsonNode> entries = new ArrayList<>();
    try {
      for (JsonNode entry : conductor.journal(journalRead).body().path("entries")) {
        journalRead = Math.max(journalRead, entry.path("seq").asLong());
        entries.add(entry);
      }
    } catch (IOException silent) {
      // the next tick reads on where this one could not
    }
    return entries;
  }

  private static Rehearsed.JournalLine line(JsonNode entry) {
    JsonNode evidence = entry.path("evidence");
    return new Rehearsed.JournalLine(
        Instant.parse(entry.path("at").asText()),
        entry.path("capability").textValue(),
        entry.path("kind").asText(),
        entry.path("text").asText(),
        evidence.isObject() ? evidence : null);
  }

  private void tellEvidence() throws IOException, InterruptedException {
    ObjectNode told = JsonNodeFactory.instance.objectNode().put("at", clock.instant().toString());
    ObjectNode counts = told.putObject("capabilities");
    for (String capability : capabilities) {
      Observations.Counts seen = observations.of(capability);
      counts
          .putObject(capability)
          .put("requests", seen.requests())
          .put("failed", seen.failed())
          .put("wrongAnswers", seen.wrongAnswers());
    }
    conductor.evidence(told);
  }

  private void noteStreams() {
    forward = noted("forward", forward);
    backward = noted("backward", backward);
  }

  /// All capabilities' streams of one direction together: their rows, and the slowest one's lag.
  private Rehearsed.@Nullable Stream noted(String direction, Rehearsed.@Nullable Stream before) {
    double rows = 0;
    Long p50 = null;
    Long p99 = null;
    boolean any = false;
    for (Standing.OfCapability each : standing.capabilities()) {
      JsonNode stream = each.streams().path(direction);
      if (stream.isObject()) {
        any = true;
        rows += stream.path("rowsPerSecond").asDouble();
        p50 = larger(p50, stream.path("lagMillis").path("p50"));
        p99 = larger(p99, stream.path("lagMillis").path("p99"));
      }
    }
    return any ? new Rehearsed.Stream(rows, p50, p99) : before;
  }

  private static @Nullable Long larger(@Nullable Long one, JsonNode other) {
    if (!other.isNumber()) {
      return one;
    }
    return one == null ? other.longValue() : Math.max(one, other.longValue());
  }

  private void faultWhenDue() {
    boolean due =
        standing.capabilities().stream().anyMatch(each -> each.reads().compareTo(FAULT_FROM) >= 0);
    if (due && !faultOn) {
      faultOn = true;
      faults
          .switchOn()
          .ifPresent(
              fault -> progress.say("the fault begins: the service's answers are now " + fault));
    }
  }
}

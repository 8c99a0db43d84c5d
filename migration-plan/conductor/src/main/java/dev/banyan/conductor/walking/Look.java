package dev.banyan.conductor.walking;

import dev.banyan.conductor.evidence.GateReading;
import dev.banyan.conductor.evidence.ShopperCount;
import dev.banyan.conductor.evidence.Verdict;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.traffic.Answers;
import dev.banyan.model.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long and at what the conductor has been looking since a capability came to stand where it
/// stands. Not saved: after a restart it looks anew.
final class Look {
  /// What makes a look another one.
  record Subject(Stage stage, boolean byHand, int attempt, boolean walking) {}

  /// Counts at a moment.
  record Counts(Answers service, Answers monolith, ShopperCount shoppers) {}

  private final Subject subject;
  private final Instant since;
  private final long revision;
  private @Nullable Instant begun;
  private @Nullable Counts atBegin;
  private @Nullable Instant arrived;
  private Instant progressed;
  private long rows = -1;
  private String told = "";
  private String hindrance = "";
  private @Nullable Instant trying;
  private @Nullable Share asked;
  private List<GateReading> gates = List.of();
  private @Nullable Verdict verdict;

  Look(Subject subject, Instant since, long revision) {
    this.subject = subject;
    this.since = since;
    this.revision = revision;
    this.progressed = since;
  }

  boolean isOf(Subject other) {
    return subject.equals(other);
  }

  Instant since() {
    return since;
  }

  /// The revision that the proxies must route by before anything counts.
  long revision() {
    return revision;
  }

  void begin(Instant now, Counts counts) {
    begun = now;
    atBegin = counts;
  }

  @Nullable Instant begun() {
    return begun;
  }

  @Nullable Counts atBegin() {
    return atBegin;
  }

  Duration looked(Instant now) {
    return begun == null ? Duration.ZERO : Duration.between(begun, now);
  }

  /// When the stream was first seen to have arrived.
  Instant arrived(Instant now) {
    Instant first = arrived == null ? now : arrived;
    arrived = first;
    return first;
  }

  /// @return when the last new row was seen
  Instant progress(long rowsApplied, Instant now) {
    if (rowsApplied != rows) {
      rows = rowsApplied;
      progressed = now;
    }
    return progressed;
  }

  void judged(List<GateReading> readings, @Nullable Verdict given) {
    gates = readings;
    if (given == null || !given.equals(verdict)) {
      asked = null;
    }
    verdict = given;
  }

  List<GateReading> gates() {
    return gates;
  }

  @Nullable Verdict verdict() {
    return verdict;
  }

  /// When the next step was first tried, or what is unfinished first seen.
  Instant trying(Instant now) {
    Instant first = trying == null ? now : trying;
    trying = first;
    return first;
  }

  boolean isTrying() {
    return trying != null;
  }

  /// Whether the next step is hindered by something that has not been told yet.
  boolean isNewHindrance(String text) {
    boolean news = !text.equals(hindrance);
    hindrance = text;
    return news;
  }

  /// A person is asked whether writes may go to this share.
  void ask(Share writes) {
    asked = writes;
  }

  @Nullable Share asked() {
    return asked;
  }

  /// Whether this has not been told yet, so that the journal does not repeat itself.
  boolean isNews(String text) {
    boolean news = !text.equals(told);
    told = text;
    return news;
  }
}

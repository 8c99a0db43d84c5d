package dev.banyan.conductor.walking;

import dev.banyan.conductor.evidence.GateReading;
import dev.banyan.conductor.evidence.Verdict;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.model.Dial;
import dev.banyan.model.Problem;
import dev.banyan.model.Share;
import dev.banyan.streams.check.Checked;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the walk's steps are told in the journal.
final class Steps {
  private Steps() {}

  static Entry stage(String capability, Stage from, Stage to, String text) {
    return new Entry(
        Kind.STAGE, capability, text, Map.of("from", from.spelling(), "to", to.spelling()));
  }

  /// All problems in one entry, each with its line in the plan.
  static Entry misfit(String capability, Checked checked) {
    List<String> problems = told(checked.problems());
    return new Entry(
        Kind.PROBLEM,
        capability,
        "The mappings of '%s' do not fit both databases (%d problems), so no row was copied. Mend the plan or the databases, then start the plan again.%n%s"
            .formatted(capability, problems.size(), String.join(System.lineSeparator(), problems)),
        Map.of("problems", problems, "notes", told(checked.notes())));
  }

  static Entry fit(String capability, Checked checked) {
    List<String> notes = told(checked.notes());
    return new Entry(
        Kind.STREAM,
        capability,
        notes.isEmpty()
            ? "The mappings fit both databases."
            : "The mappings fit both databases; %d things to know of them.%n%s"
                .formatted(notes.size(), String.join(System.lineSeparator(), notes)),
        Map.of("notes", notes));
  }

  private static List<String> told(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }

  /// The reads' dial; the writes' is told by its handover.
  static Entry dial(String capability, Dial from, Share to, String text) {
    return new Entry(
        Kind.DIAL,
        capability,
        "Reads %s → %s. %s".formatted(from.reads(), to, text),
        Map.of(
            "from", from.reads().percent(),
            "reads", to.percent(),
            "writes", from.writes().percent()));
  }

  static Entry verdict(
      String capability,
      Verdict verdict,
      Dial at,
      Duration looked,
      List<GateReading> gates,
      String next) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("verdict", verdict.spelling());
    evidence.put("reads", at.reads().percent());
    evidence.put("writes", at.writes().percent());
    evidence.put("lookedSeconds", looked.toMillis() / 1_000.0);
    evidence.put("gates", gates.stream().map(GateReading::shown).toList());
    String seen =
        switch (verdict) {
          case Verdict.Advance(String reason) -> reason;
          case Verdict.Wait(String reason) -> reason;
          case Verdict.RollBack(String reason) -> "bad. " + reason;
        };
    return new Entry(
        Kind.VERDICT,
        capability,
        "At %s, after %d s: %s. %s".formatted(told(at), looked.toSeconds(), seen, next),
        evidence);
  }

  /// `10 % of the reads`; with the writes, where the service has any.
  static String told(Dial dial) {
    return dial.writes().equals(Share.NONE)
        ? dial.reads() + " of the reads"
        : dial.reads() + " of the reads and " + dial.writes() + " of the writes";
  }
}

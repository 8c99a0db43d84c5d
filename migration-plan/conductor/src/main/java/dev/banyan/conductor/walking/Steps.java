package dev.banyan.conductor.walking;

import dev.banyan.conductor.evidence.GateReading;
import dev.banyan.conductor.evidence.Verdict;
import dev.banyan.conductor.journal.Entry;
import dev.banyan.conductor.journal.Entry.Kind;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.model.Share;
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

  static Entry dial(String capability, Share from, Share to, String text) {
    return new Entry(
        Kind.DIAL,
        capability,
        "Reads %s → %s. %s".formatted(from, to, text),
        Map.of("from", from.percent(), "reads", to.percent(), "writes", 0));
  }

  static Entry verdict(
      String capability,
      Verdict verdict,
      Share share,
      Duration looked,
      List<GateReading> gates,
      String next) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("verdict", verdict.spelling());
    evidence.put("reads", share.percent());
    evidence.put("lookedSeconds", looked.toMillis() / 1_000.0);
    evidence.put("gates", gates.stream().map(GateReading::shown).toList());
    String text =
        switch (verdict) {
          case Verdict.Advance(String reason) ->
              "At %s of the reads, after %d s: %s. ".formatted(share, looked.toSeconds(), reason);
          case Verdict.Wait(String reason) ->
              "At %s of the reads, after %d s: %s. ".formatted(share, looked.toSeconds(), reason);
          case Verdict.RollBack(String reason) ->
              "At %s of the reads, after %d s: bad. %s. "
                  .formatted(share, looked.toSeconds(), reason);
        };
    return new Entry(Kind.VERDICT, capability, text + next, evidence);
  }
}

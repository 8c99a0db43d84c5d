package dev.banyan.rehearsal.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What came of a run.
///
/// @param outcome as in the report
/// @param findings what was wrong, a sentence each; empty if it passed
/// @param report the content of `report.json`
public record RunResult(Outcome outcome, List<String> findings, JsonNode report) {
  public RunResult {
    findings = List.copyOf(findings);
  }

  /// How a run ended.
  public enum Outcome {
    PASSED,
    FAILED,
    ABORTED
  }
}

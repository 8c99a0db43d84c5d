package dev.banyan.streams.check;

import dev.banyan.model.Problem;
import java.util.List;

/// What came of holding a capability's mappings against both live schemas.
///
/// @param problems what must be mended before rows may be copied
/// @param notes what works, but not as one might think
public record Checked(List<Problem> problems, List<Problem> notes) {
  public Checked {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /// Whether copying may begin.
  public boolean fits() {
    return problems.isEmpty();
  }
}

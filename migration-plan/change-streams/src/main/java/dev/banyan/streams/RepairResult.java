package dev.banyan.streams;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of rows that were to be sent through the stream again.
///
/// @param sent rows that travel now; whether they arrived, the next diff says
/// @param notSent the others, and why
public record RepairResult(long sent, List<NotSent> notSent) {
  /// A row that this direction cannot mend.
  ///
  /// @param table of the target
  /// @param key the row's primary key there
  /// @param reason what that means, and what to do
  /// @param sql what a person may run in the target instead; null where that is not the way
  public record NotSent(String table, List<String> key, String reason, @Nullable String sql) {
    public NotSent {
      key = List.copyOf(key);
    }
  }

  public RepairResult {
    notSent = List.copyOf(notSent);
  }
}

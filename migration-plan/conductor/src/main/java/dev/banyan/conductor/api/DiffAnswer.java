package dev.banyan.conductor.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.streams.DiffProgress;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.Direction;
import dev.banyan.streams.RepairResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a diff found, as it stands after a repair if there was one.
///
/// @param rows of the source
/// @param mismatches rows that differ: proved
/// @param undecided rows that never stood still while they were looked at
/// @param repair absent if none was asked for
@JsonInclude(JsonInclude.Include.NON_NULL)
record DiffAnswer(
    String direction,
    Instant from,
    long rows,
    long mismatches,
    long undecided,
    List<DiffResult.Example> examples,
    @Nullable Repaired repair) {
  /// What was sent again.
  ///
  /// @param mismatches before
  /// @param examples of those
  record Repaired(
      long mismatches,
      List<DiffResult.Example> examples,
      long sent,
      List<RepairResult.NotSent> notSent) {}

  /// How far a diff has come.
  record Progress(
      String direction,
      boolean underWay,
      long rows,
      long expectedRows,
      long mismatches,
      int suspects) {
    static Progress of(Direction direction, Optional<Diffs.UnderWay> now) {
      DiffProgress at = now.map(Diffs.UnderWay::progress).orElse(DiffProgress.NONE);
      return new Progress(
          direction.word(),
          now.isPresent(),
          at.rows(),
          at.expectedRows(),
          at.mismatches(),
          at.open().size());
    }
  }

  static DiffAnswer of(Direction direction, Diffs.Compared compared) {
    return of(direction, compared, null);
  }

  static DiffAnswer of(Direction direction, Diffs.Repaired repaired) {
    DiffResult before = repaired.before().result();
    return of(
        direction,
        repaired.after(),
        new Repaired(
            before.mismatches(),
            before.examples(),
            repaired.repair().sent(),
            repaired.repair().notSent()));
  }

  private static DiffAnswer of(
      Direction direction, Diffs.Compared compared, @Nullable Repaired repair) {
    DiffResult result = compared.result();
    return new DiffAnswer(
        direction.word(),
        compared.from(),
        result.rows(),
        result.mismatches(),
        result.undecided(),
        result.examples(),
        repair);
  }
}

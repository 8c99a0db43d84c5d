package dev.banyan.streams;

import dev.banyan.streams.DiffResult.Difference;
import dev.banyan.streams.DiffResult.Example;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a diff has come, after each chunk; another one can go on from there.
///
/// @param table how many of the stream's tables are done
/// @param after the last key of the table under way that is done; null at its beginning
/// @param rows of the source compared so far, in all tables
/// @param expectedRows about how many there are in all, as the server's statistics have it
/// @param mismatches proved so far
/// @param undecided so far
/// @param examples of the mismatches
/// @param differences the mismatches' keys
/// @param open keys of the table under way that looked different and are yet to be looked at again
public record DiffProgress(
    int table,
    @Nullable List<String> after,
    long rows,
    long expectedRows,
    long mismatches,
    long undecided,
    List<Example> examples,
    List<Difference> differences,
    List<List<String>> open) {
  public static final DiffProgress NONE =
      new DiffProgress(0, null, 0, 0, 0, 0, List.of(), List.of(), List.of());

  public DiffProgress {
    after = after == null ? null : List.copyOf(after);
    examples = List.copyOf(examples);
    differences = List.copyOf(differences);
    open = List.copyOf(open);
  }
}

package dev.banyan.streams;

import dev.banyan.streams.Comparison.At;
import dev.banyan.streams.DiffResult.Difference;
import dev.banyan.streams.RepairResult.NotSent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Sends single rows through a stream again, in order with everything else: rows that are there are
/// touched, so that the stream carries them; for rows that should be gone, the row is made and
/// deleted again in one transaction, so that the stream carries the deletion.
///
/// Only rows whose bucket the sender owns: what is right about the others, the other direction
/// knows.
public final class Repair {
  private static final int TOGETHER = 500;

  private final StreamSource source;
  private final StreamTarget target;

  /// @param source connects as a role that may set `session_replication_role`, too
  public Repair(StreamSource source, StreamTarget target) {
    this.source = source;
    this.target = target;
  }

  /// Sends rows again.
  ///
  /// @param differences as [Diff] found them
  public RepairResult run(List<Difference> differences) throws SQLException {
    Map<String, List<List<String>>> byTable = new LinkedHashMap<>();
    for (Difference difference : differences) {
      byTable.computeIfAbsent(difference.table(), table -> new ArrayList<>()).add(difference.key());
    }
    List<NotSent> notSent = new ArrayList<>();
    long sent = 0;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (StreamTable mapping : target.stream().tables()) {
        List<List<String>> keys = byTable.getOrDefault(mapping.target(), List.of());
        for (int from = 0; from < keys.size(); from += TOGETHER) {
          List<List<String>> some = keys.subList(from, Math.min(from + TOGETHER, keys.size()));
          sent += send(mapping, some, executor, notSent);
        }
      }
    }
    return new RepairResult(sent, notSent);
  }

  private long send(
      StreamTable mapping, List<List<String>> keys, ExecutorService executor, List<NotSent> notSent)
      throws SQLException {
    Comparison table;
    List<Gone.Image> images;
    Gone gone;
    try (BothSides sides = new BothSides(source, target, mapping, executor)) {
      table =
          sides
              .side(At.LEFT)
              .in(
                  left ->
                      sides
                          .side(At.RIGHT)
                          .in(right -> Comparing.of(target.stream(), mapping, left, right)));
      gone = new Gone(target.stream(), table);
      images = gone.images(sides.side(At.RIGHT), keys);
    }
    return Transactions.in(
        source.database(),
        connection -> {
          Sending sending = new Sending(connection, target.stream(), mapping);
          Touched touched = sending.touch(table, keys);
          long sent = touched.sent();
          for (List<String> key : touched.notOwned()) {
            notSent.add(notOwned(mapping, key));
          }
          for (Gone.Image image : images) {
            if (touched.missing().contains(image.key())) {
              NotSent failed = gone.send(sending, image);
              if (failed == null) {
                sent++;
              } else {
                notSent.add(failed);
              }
            }
          }
          return sent;
        });
  }

  /// @param sent how many
  /// @param notOwned keys of rows in buckets that the sender does not own
  /// @param missing keys that the source has no row for
  record Touched(long sent, List<List<String>> notOwned, List<List<String>> missing) {}

  NotSent notOwned(StreamTable mapping, List<String> key) {
    Direction direction = target.stream().direction();
    Direction other = direction == Direction.FORWARD ? Direction.BACKWARD : Direction.FORWARD;
    return new NotSent(
        mapping.target(),
        key,
        "its bucket is not the sender's (%s), so what stands there proves nothing: repair %s, or try again once no handover is under way"
            .formatted(direction.sender(), other.word()),
        null);
  }
}

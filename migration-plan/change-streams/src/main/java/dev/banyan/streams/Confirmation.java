package dev.banyan.streams;

import dev.banyan.streams.Comparison.At;
import dev.banyan.streams.Suspect.Seen;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Looks at suspects again until each is proved or cleared.
final class Confirmation {
  private static final int READINGS = 12;

  /// A row that is written all the time is looked at so often between two intervals.
  private static final int SAMPLES = 40;

  /// What became of the suspects; those that were cleared are in neither.
  record Outcome(List<Suspect> proved, List<Suspect> undecided) {}

  private final Comparison table;
  private final BothSides sides;
  private final Settling settling;
  private final BooleanSupplier cancelled;

  Confirmation(Comparison table, BothSides sides, Settling settling, BooleanSupplier cancelled) {
    this.table = table;
    this.sides = sides;
    this.settling = settling;
    this.cancelled = cancelled;
  }

  Outcome of(List<List<String>> keys) throws SQLException {
    List<Suspect> open = new ArrayList<>(keys.stream().distinct().map(Suspect::new).toList());
    List<Suspect> proved = new ArrayList<>();
    for (int reading = 1; reading <= READINGS && !open.isEmpty(); reading++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("the diff was cancelled");
      }
      look(open);
      open.forEach(Suspect::beginInterval);
      settling.await(reading);
      look(open);
      for (Suspect suspect : List.copyOf(open)) {
        switch (suspect.endInterval(settling.proof())) {
          case OPEN -> {}
          case CLEARED -> open.remove(suspect);
          case PROVED -> {
            open.remove(suspect);
            proved.add(suspect);
          }
        }
      }
      sample(open);
    }
    return new Outcome(proved, open);
  }

  /// Of a row that is written all the time, the other side holds what it was a moment ago.
  private void sample(List<Suspect> open) throws SQLException {
    List<Suspect> restless = new ArrayList<>(open.stream().filter(Suspect::restless).toList());
    for (int sample = 0; sample < SAMPLES && !restless.isEmpty(); sample++) {
      see(At.RIGHT, restless);
      see(At.LEFT, restless);
      restless.removeIf(
          suspect -> {
            boolean cleared = suspect.following();
            if (cleared) {
              open.remove(suspect);
            }
            return cleared;
          });
    }
  }

  /// The target before the source and after it: a row that is not there has no version, so the
  /// moments between which it did not come have to enclose each other on both sides.
  private void look(List<Suspect> suspects) throws SQLException {
    see(At.RIGHT, suspects);
    see(At.LEFT, suspects);
    see(At.RIGHT, suspects);
  }

  private void see(At at, List<Suspect> suspects) throws SQLException {
    if (suspects.isEmpty()) {
      return;
    }
    List<List<Found>> found = new ArrayList<>();
    suspects.forEach(suspect -> found.add(new ArrayList<>()));
    for (Found row :
        sides
            .side(at)
            .query(
                table.found(at),
                this::found,
                Comparison.columns(
                    suspects.stream().map(each -> each.key).toList(), table.key().size()))) {
      found.get(row.nth() - 1).add(row);
    }
    for (int i = 0; i < suspects.size(); i++) {
      Seen seen = seen(found.get(i));
      switch (at) {
        case LEFT -> suspects.get(i).seeLeft(seen);
        case RIGHT -> suspects.get(i).seeRight(seen);
      }
    }
  }

  private record Found(int nth, String version, List<@Nullable String> columns) {}

  private Found found(ResultSet row) throws SQLException {
    List<@Nullable String> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      columns.add(row.getString(3 + i));
    }
    return new Found(row.getInt(1), row.getString(2), columns);
  }

  private static Seen seen(List<Found> found) {
    List<Found> rows = new ArrayList<>(found);
    rows.sort((a, b) -> a.columns().toString().compareTo(b.columns().toString()));
    return rows.isEmpty()
        ? Seen.NOTHING
        : new Seen(
            String.join(" ", rows.stream().map(Found::version).toList()),
            rows.stream().map(Found::columns).toList());
  }
}

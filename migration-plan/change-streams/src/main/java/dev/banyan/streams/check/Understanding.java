package dev.banyan.streams.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a database makes of a mapping's SELECT.
sealed interface Understanding {
  /// @param yields name and type of each column, in order
  /// @param reads columns of the source that it speaks of
  /// @param elsewhere other tables that it reads
  /// @param plan how it would be run, as EXPLAIN tells it in JSON
  /// @param tree the parsed query, as PostgreSQL keeps it for views
  record Bound(
      List<Yield> yields, Set<String> reads, List<String> elsewhere, String plan, String tree)
      implements Understanding {
    public Bound {
      yields = List.copyOf(yields);
      reads = Set.copyOf(reads);
      elsewhere = List.copyOf(elsewhere);
    }

    List<String> names() {
      return yields.stream().map(Yield::name).toList();
    }
  }

  /// @param reason as the server says it
  record Refused(String reason) implements Understanding {}

  /// A column that a SELECT yields.
  ///
  /// @param type its number in the target's database
  /// @param declared as SQL spells it
  record Yield(String name, long type, String declared) {}

  default Optional<Bound> bound() {
    return this instanceof Bound bound ? Optional.of(bound) : Optional.empty();
  }
}

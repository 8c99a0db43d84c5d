package dev.banyan.streams.check;

import java.util.List;

/// What lets no two rows be alike: a primary key, a unique constraint or index, an exclusion.
///
/// @param columns empty where it is over expressions
/// @param primary whether it is the primary key
/// @param whole neither partial nor over expressions
/// @param immediate whether it is judged at once; a deferrable one is not
/// @param exclusion whether it is an exclusion constraint
record UniqueIndex(
    String name,
    List<String> columns,
    boolean primary,
    boolean whole,
    boolean immediate,
    boolean exclusion) {
  UniqueIndex {
    columns = List.copyOf(columns);
  }
}

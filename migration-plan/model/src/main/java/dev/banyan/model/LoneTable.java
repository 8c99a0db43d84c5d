package dev.banyan.model;

import org.jspecify.annotations.Nullable;

/// A table of a capability that has no counterpart on the other side: no row of it is streamed, but
/// its rows have an owner like all others.
///
/// @param side whose database holds it
/// @param table schema-qualified
/// @param key the column that holds the capability's key, or null where rows belong to nobody
/// @param place where the plan says so
public record LoneTable(Side side, String table, @Nullable String key, Place place) {
  /// A table that is named in no file.
  public LoneTable(Side side, String table, @Nullable String key) {
    this(side, table, key, Place.NOWHERE);
  }
}

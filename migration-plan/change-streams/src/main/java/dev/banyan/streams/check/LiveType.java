package dev.banyan.streams.check;

import org.jspecify.annotations.Nullable;

/// A type as a database has it.
///
/// @param name as the catalogue calls it: `int8`, `_text`
/// @param kind `b` base, `c` composite, `d` domain, `e` enum, `r` range, `m` multirange
/// @param builtIn whether every database has it
/// @param inner of a domain what it is over, of an array what it holds
record LiveType(String name, String kind, boolean builtIn, @Nullable LiveType inner) {
  boolean domain() {
    return kind.equals("d");
  }

  boolean array() {
    return inner != null && !domain();
  }

  boolean isEnum() {
    return kind.equals("e");
  }
}

package dev.banyan.rehearsal.history;

import org.jspecify.annotations.Nullable;

/// What an answer showed.
///
/// @param value of a read; null if the key was absent
/// @param version grows by one with each effect on the key, whoever caused it; negative if the
///   answer does not show one
/// @param customer whom the answer took the session for, `""` for nobody; null if it does not say
public record Seen(@Nullable String value, long version, @Nullable String customer) {
  public static final Seen NOTHING = new Seen(null, -1, null);

  public static Seen value(@Nullable String value) {
    return new Seen(value, -1, null);
  }
}

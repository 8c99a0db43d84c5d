package dev.banyan.rehearsal.history;

import org.jspecify.annotations.Nullable;

/// What was asked of one key. Values are texts; each one is written at most once in a history, so
/// that whoever sees it knows which write it was. A key without a value is absent.
public sealed interface Action {
  /// What a key held before anybody came; null if it was absent.
  record Found(@Nullable String value) implements Action {}

  record Read() implements Action {}

  record Write(String value) implements Action {}

  /// A write that counts only if the key still holds what it was built on.
  ///
  /// @param basis a value that the session had seen
  record ConditionalWrite(String value, String basis) implements Action {}

  /// A write under an identifier that the shop generates; it is the key once it is known.
  record Create(String value) implements Action {}

  record Delete() implements Action {}

  /// What a store holds when everything is done; the session is the store's name.
  record Remains() implements Action {}
}

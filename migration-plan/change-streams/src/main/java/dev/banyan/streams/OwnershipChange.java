package dev.banyan.streams;

/// What became of a wish to change an ownership.
public sealed interface OwnershipChange {
  /// It is so now, also if an earlier wish whose answer was lost had made it so.
  record Done(OwnershipRow row) implements OwnershipChange {}

  /// Nothing was changed.
  ///
  /// @param reason names both epochs, or what else stands against it
  record Refused(String reason) implements OwnershipChange {}
}

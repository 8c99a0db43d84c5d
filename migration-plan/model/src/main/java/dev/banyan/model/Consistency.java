package dev.banyan.model;

/// What a read may show: the CAP choice of a capability.
public enum Consistency {
  /// Reads follow the writer.
  OWNER,
  /// A key that wrote a moment ago reads at its owner until the stream has passed that write.
  READ_YOUR_WRITES,
  /// Reads go where the read share says; an answer may be older by the capability's
  /// `stale-at-most`.
  EVENTUAL
}

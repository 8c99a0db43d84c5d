package dev.banyan.proxy.observing;

/// Why a request was not let in now, as it is counted.
public enum Unready {
  /// No routing table has come yet.
  NO_TABLE("no-table"),
  /// The conductor's lease has run out.
  NO_LEASE("no-lease"),
  /// It was held as long as it may be.
  HELD_TOO_LONG("held-too-long"),
  /// Too many were held already.
  TOO_MANY_HELD("too-many-held"),
  /// A seam asked for a bucket that is in hand; it is never held.
  SEAM_IN_HAND("seam-in-hand"),
  /// A seam asked for what the monolith has; it is never sent back there.
  SEAM_AT_MONOLITH("seam-at-monolith");

  private final String label;

  Unready(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

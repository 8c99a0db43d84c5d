package dev.banyan.rehearsal.shoppers;

/// What must never be seen, however a migration is going.
public enum Anomaly {
  /// An acknowledged write that no later read and no store shows.
  LOST_WRITES("lostWrites"),
  /// One effect twice.
  DUPLICATE_WRITES("duplicateWrites"),
  /// A value older than the capability's consistency allows, or one that never was.
  STALE_READS("staleReads"),
  /// A session that changed or lost its customer.
  SESSION_FLIPS("sessionFlips"),
  /// Stock below zero, or not conserved.
  OVERSOLD("oversold"),
  /// One event, two mails.
  DOUBLE_MAIL("doubleMail");

  private final String spelling;

  Anomaly(String spelling) {
    this.spelling = spelling;
  }

  /// As `report.json` spells it.
  public String spelling() {
    return spelling;
  }
}

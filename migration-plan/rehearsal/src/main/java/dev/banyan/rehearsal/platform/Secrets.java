package dev.banyan.rehearsal.platform;

/// What was generated for this folder and nobody else may read.
///
/// @param adminPassword of the shop's administrator `admin@shop.invalid`
/// @param apiToken for the control APIs: `Authorization: Bearer …`
/// @param sessionKey hex, signs the shop's cookies
/// @param cardProcessorKey what the shop shows the card processor
/// @param courierKey what the shop shows the courier, and the courier signs with
/// @param mailPassword of the mailbox in which all mail lands
/// @param superuserPassword of PostgreSQL's `postgres`
/// @param databasePasswords of every other database role
public record Secrets(
    String adminPassword,
    String apiToken,
    String sessionKey,
    String cardProcessorKey,
    String courierKey,
    String mailPassword,
    String superuserPassword,
    DatabasePasswords databasePasswords) {
  /// Hides everything: secrets do not belong in logs.
  @Override
  public String toString() {
    return "Secrets[…]";
  }
}

package dev.banyan.monolith.business.payments;

/// A card as its holder typed it. It is passed on to the processor and never kept; the shop keeps
/// the last four digits.
public record Card(String number, String expiry, String securityCode) {
  public String lastFour() {
    return number.substring(number.length() - 4);
  }

  /// Never the number: a card may end up in a log by accident.
  @Override
  public String toString() {
    return "card ending in " + lastFour();
  }
}

package dev.banyan.rehearsal.shoppers;

/// What a product was called and what it cost at one time.
///
/// @param price a decimal string, as the shop spells it
record ProductFacts(String name, String description, String price, long version) {
  @Override
  public String toString() {
    return "version %d: '%s' at %s".formatted(version, name, price);
  }
}

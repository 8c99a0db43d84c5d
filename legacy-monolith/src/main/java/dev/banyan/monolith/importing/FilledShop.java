package dev.banyan.monolith.importing;

/// Refuses to fill a shop that has products.
final class FilledShop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FilledShop() {
    super(
        "The shop already has products. Filling is for an empty shop, it never mixes with what is"
            + " there: nothing was changed. Use an empty, migrated database.");
  }
}

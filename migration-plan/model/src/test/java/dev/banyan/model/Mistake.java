package dev.banyan.model;

/// One thing done wrong to the shipped plan.
///
/// @param file relative to the plan's folder
/// @param from what stands there
/// @param to what is put in its place
/// @param told the problem that must be told: `LINE:COLUMN: beginning of the message`
/// @param seenByEditors whether the schema can know it, too
record Mistake(String file, String from, String to, String told, boolean seenByEditors) {
  static Mistake inPlan(String from, String to, String told) {
    return new Mistake("plan.yaml", from, to, told, true);
  }

  static Mistake inCatalog(String from, String to, String told) {
    return new Mistake("capabilities/catalog.yaml", from, to, told, true);
  }

  static Mistake inDials(String to, String told) {
    return new Mistake("dials.yaml", "dials: {}", to, told, true);
  }

  /// Known only to who reads the whole plan.
  Mistake butNotByEditors() {
    return new Mistake(file, from, to, told, false);
  }

  @Override
  public String toString() {
    return "%s: %s → %s".formatted(file, from.lines().findFirst().orElse(""), to);
  }
}

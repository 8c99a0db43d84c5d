package dev.banyan.conductor.handover;

/// What must never happen has happened.
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1;

  Violation(String what) {
    super(what);
  }
}

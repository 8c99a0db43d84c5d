package dev.banyan.monolith.importing;

/// The input cannot be read on. The message names file, line and column, what it means, what to do.
final class BrokenFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenFile(String file, Position at, String what, String advice) {
    super(
        "%s:%d:%d: %s.\nNothing was imported, the shop is as it was. %s."
            .formatted(file, at.line(), at.column(), what, advice));
  }
}

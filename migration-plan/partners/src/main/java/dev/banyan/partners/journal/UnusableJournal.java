package dev.banyan.partners.journal;

import java.nio.file.Path;

/// A journal that cannot be gone on with: what happened, and what to do.
public final class UnusableJournal extends Exception {
  private static final long serialVersionUID = 1;

  UnusableJournal(Path file, String what) {
    super(file + " " + what);
  }
}

package dev.banyan.proxy.running;

import java.util.List;

/// The proxy cannot start as it was told to.
final class BrokenSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenSettings(List<String> problems) {
    super(
        "The proxy was not started, for "
            + (problems.size() == 1 ? "one reason:\n  " : problems.size() + " reasons:\n  ")
            + String.join("\n  ", problems)
            + "\nMend this and start it again.");
  }
}

package dev.banyan.proxy.routing;

import java.util.List;

/// A routing table that cannot be carried out.
final class BrokenTable extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param problems all that is wrong with it
  BrokenTable(List<String> problems) {
    super(String.join("; ", problems));
  }
}

package dev.banyan.rehearsal.platform;

import java.nio.file.Path;

/// What an empty shop is filled with.
public sealed interface Filling {
  /// A wholesaler that never was; the same for the same seed.
  record Generated(int products, int customers, int orders, long seed) implements Filling {}

  /// A file of real invoice lines.
  record Imported(Path file) implements Filling {}
}

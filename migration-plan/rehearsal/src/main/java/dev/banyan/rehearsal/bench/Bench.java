package dev.banyan.rehearsal.bench;

import java.util.List;
import java.util.Map;

/// Something that is measured.
public interface Bench {
  /// What it was measured with, for whoever compares.
  Map<String, Object> settings();

  List<Figure> run() throws Exception;

  /// What should not have been, once it has run; a bench that finds nothing has only measured.
  default List<String> findings() {
    return List.of();
  }
}

package dev.banyan.model;

import java.nio.file.Path;

/// The folder with `plan.yaml`, `dials.yaml` and `capabilities/*.yaml`.
public final class PlanFolder {
  private final Path folder;

  public PlanFolder(Path folder) {
    this.folder = folder;
  }

  /// Reads and validates the plan with its capabilities; all problems at once.
  public Reading<Plan> plan() {
    throw new UnsupportedOperationException(folder.toString());
  }

  /// Reads `dials.yaml` against a plan; a missing file is no hand on any dial.
  public Reading<Dials> dials(Plan plan) {
    throw new UnsupportedOperationException(plan.name());
  }
}

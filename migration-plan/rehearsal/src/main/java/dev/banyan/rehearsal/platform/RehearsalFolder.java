package dev.banyan.rehearsal.platform;

import java.nio.file.Path;

/// `.rehearsal/` in a checkout: everything that a rehearsal leaves behind.
///
/// @param repository the checkout, where `rehearse` lies
/// @param root `.rehearsal/` itself
public record RehearsalFolder(Path repository, Path root) {
  public RehearsalFolder {
    repository = repository.toAbsolutePath().normalize();
    root = root.toAbsolutePath().normalize();
  }

  public RehearsalFolder(Path repository) {
    this(repository, repository.resolve(".rehearsal"));
  }

  public Path data() {
    return root().resolve("data");
  }

  public Path logs() {
    return root().resolve("logs");
  }

  public Path log(String app) {
    return logs().resolve(app + ".log");
  }

  public Path secrets() {
    return root().resolve("secrets");
  }

  public Path cache() {
    return root().resolve("cache");
  }

  /// What programs unpack for themselves; emptied at each start.
  public Path temporary() {
    return root().resolve("tmp");
  }

  public Path report() {
    return root().resolve("report");
  }

  public Path analysis() {
    return root().resolve("analysis");
  }

  /// Held by whoever runs a rehearsal here; the pid is written in it.
  public Path lock() {
    return root().resolve("run.lock");
  }

  /// Pids, ports and addresses of what runs, for `status`, `logs` and `down`.
  public Path system() {
    return root().resolve("system.json");
  }
}

package dev.banyan.rehearsal.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a process is started, how one sees that it is ready, and how it is asked to end.
///
/// @param environment secrets go here and never into the command, which everyone can read
/// @param port where it listens, for people
/// @param grace how long it may take to end before it is killed; whole seconds
record ChildSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    Path log,
    int port,
    Readiness readiness,
    StopSignal signal,
    Duration grace) {
  ChildSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// What asks a process to end: INT is PostgreSQL's fast shutdown.
  enum StopSignal {
    TERM,
    INT
  }

  /// Hides the environment: there are secrets in it.
  @Override
  public String toString() {
    return name + " " + command;
  }
}

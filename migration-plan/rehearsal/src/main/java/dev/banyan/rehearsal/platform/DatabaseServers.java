package dev.banyan.rehearsal.platform;

/// Where PostgreSQL servers come from: the part of a platform that differs most.
interface DatabaseServers {
  /// Starts a server and returns once the superuser can log in. It ends with the supervisor, or
  /// when this platform is closed.
  ///
  /// @param name `postgres-shop`, `postgres-services`
  /// @param port where it should listen on loopback, if it has the choice
  DatabaseServer start(String name, int port) throws CannotStart, InterruptedException;
}

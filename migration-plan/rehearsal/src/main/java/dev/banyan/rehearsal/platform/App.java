package dev.banyan.rehearsal.platform;

import java.nio.file.Path;

/// One process of the system.
///
/// @param name `monolith`, `proxy`, `postgres-shop`, …: the name of its log and in `./rehearse
///   logs`
/// @param port where it listens on loopback, the first one if there are several
public record App(String name, long pid, int port, Path log) {}

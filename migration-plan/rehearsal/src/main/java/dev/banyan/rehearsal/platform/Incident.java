package dev.banyan.rehearsal.platform;

import java.time.Instant;

/// A process that ended although nobody asked it to, or that came back.
///
/// @param what `ended with exit code 137`, `ready again after 2.4 s`, …
public record Incident(Instant at, String app, String what) {}

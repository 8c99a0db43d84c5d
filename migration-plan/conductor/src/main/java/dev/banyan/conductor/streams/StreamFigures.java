package dev.banyan.conductor.streams;

import org.jspecify.annotations.Nullable;

/// How a forward stream fares.
///
/// @param rowsApplied since it was installed
/// @param p50 lag in milliseconds, of the last hour's beats; null before the first arrived
/// @param p99 the same
public record StreamFigures(
    long rowsApplied, double rowsPerSecond, @Nullable Long p50, @Nullable Long p99) {}

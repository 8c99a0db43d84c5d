package dev.banyan.conductor.streams;

import org.jspecify.annotations.Nullable;

/// How a stream fares.
///
/// @param rowsApplied since it was installed
/// @param lag in milliseconds, now; null before the first beat arrived
/// @param p50 lag in milliseconds, of the last hour's beats; null before the first arrived
/// @param p99 the same
/// @param parked changes put aside because they could not be applied
/// @param rogue changes that were never applied, because the receiver owns what they change
public record StreamFigures(
    long rowsApplied,
    double rowsPerSecond,
    @Nullable Long lag,
    @Nullable Long p50,
    @Nullable Long p99,
    long parked,
    long rogue) {}

package dev.banyan.streams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A change that was put aside instead of applied.
///
/// @param table schema-qualified table that was read; null where even that could not be told
/// @param key the row's primary key there as a JSON array; null where it could not be told
/// @param reason what stood against it
/// @param rogue whether it changes what the receiver owns, and so is never applied
/// @param offset where it stands in the partition of the stream's topic
public record ParkedChange(
    @Nullable String table,
    @Nullable String key,
    String reason,
    boolean rogue,
    int partition,
    long offset,
    Instant parkedAt) {}

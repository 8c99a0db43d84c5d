package dev.banyan.streams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far one partition of a stream has been applied; stored with the rows, in their transaction.
///
/// @param nextOffset the first offset that is not applied yet
/// @param lsn of the newest applied change in the shared database's log, 0 before the first
/// @param committedAt when that change was committed there, null before the first
/// @param rows changes applied so far, without the pulse
public record Position(
    String topic,
    int partition,
    long nextOffset,
    long lsn,
    @Nullable Instant committedAt,
    long rows) {}

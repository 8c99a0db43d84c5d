package dev.banyan.conductor.handover;

import java.time.Duration;

/// How long each step of a handover may take.
///
/// @param hold until every proxy holds the writes and those under way have ended; less than proxies
///   hold a request
/// @param writers until transactions have ended that were writing when the fence went up
/// @param drain until all has arrived
/// @param acknowledge until every proxy holds the reads, or its lease has run out: more than a
///   lease
public record Patience(Duration hold, Duration writers, Duration drain, Duration acknowledge) {}

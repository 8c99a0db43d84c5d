package dev.banyan.streams;

import java.time.Instant;

/// One beat of a capability's pulse, as the shared database made it.
///
/// @param number counts up by one, never repeats
/// @param at by the clock of the shared database
public record Beat(long number, Instant at) {}

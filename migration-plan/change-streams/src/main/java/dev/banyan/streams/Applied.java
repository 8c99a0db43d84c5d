package dev.banyan.streams;

/// What became of a batch.
///
/// @param rows changes that were applied, without the pulse
/// @param replayed records that had been applied before and were skipped
/// @param parked changes that could not be applied and were put aside with their reason
public record Applied(int rows, int replayed, int parked) {}

package dev.banyan.streams;

/// What became of a batch.
///
/// @param rows changes that were applied, without the pulse
/// @param replayed records that had been applied before and were skipped
/// @param parked changes of the stream that could not be applied and wait with their reason
/// @param rogue changes of the stream that were put aside because the receiver owns their buckets
public record Applied(int rows, int replayed, int parked, int rogue) {}

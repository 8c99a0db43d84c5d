package dev.banyan.conductor.streams;

import dev.banyan.streams.Ownership;
import dev.banyan.streams.StreamTarget;

/// A service's store as the migration sees it.
///
/// @param target where the forward stream arrives
record ServiceSide(StreamTarget target, Ownership ownership) {}

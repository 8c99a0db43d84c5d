package dev.banyan.conductor.streams;

import dev.banyan.streams.Ownership;
import dev.banyan.streams.SourceAddress;
import dev.banyan.streams.StreamSource;
import dev.banyan.streams.StreamTarget;

/// One of the two databases between which a capability's rows flow.
///
/// @param source what is read from it
/// @param forDebezium where it is, for who reads it
/// @param target what arrives in it
/// @param ownership who may write what, as far as it knows
record End(
    StreamSource source, SourceAddress forDebezium, StreamTarget target, Ownership ownership) {}

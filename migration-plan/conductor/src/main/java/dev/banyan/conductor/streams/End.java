package dev.banyan.conductor.streams;

import dev.banyan.streams.Ownership;
import dev.banyan.streams.SourceAddress;
import dev.banyan.streams.StreamSource;
import dev.banyan.streams.StreamTarget;
import javax.sql.DataSource;

/// One of the two databases between which a capability's rows flow.
///
/// @param database as the conductor's role
/// @param source what is read from it
/// @param forDebezium where it is, for who reads it
/// @param target what arrives in it
/// @param ownership who may write what, as far as it knows
record End(
    DataSource database,
    StreamSource source,
    SourceAddress forDebezium,
    StreamTarget target,
    Ownership ownership) {}

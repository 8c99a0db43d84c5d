package dev.banyan.streams;

import dev.banyan.model.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one side's database knows of who may write a capability's buckets.
///
/// @param number in the shared database, the monolith may write the buckets from there on; in a
///   store, the service may write the buckets below it
/// @param epoch number of the handover that touched the row last
/// @param gapOwner who owned what is in hand last, as far as this side knows
/// @param gapEpoch under which epoch; of two sides the higher one speaks
/// @param since when this side last gained buckets, by the clock of its database
/// @param inHandFrom the first of the buckets that are changing hands, null at rest
/// @param inHandTo the one after the last of them, null at rest
public record OwnershipRow(
    int number,
    long epoch,
    Side gapOwner,
    long gapEpoch,
    @Nullable Instant since,
    @Nullable Integer inHandFrom,
    @Nullable Integer inHandTo) {}

package dev.banyan.conductor.evidence;

import dev.banyan.conductor.traffic.Tally;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What was seen of a capability since its step began.
///
/// @param service its safe requests at the service
/// @param monolith the same at the monolith; of an earlier window where this one has too few
/// @param shoppers what they found
/// @param lag of the forward stream; null if it is not known
/// @param mismatches rows that differ by the newest diff of this step; null if there was none
/// @param rows that this diff compared
public record Sighting(
    Tally service,
    Tally monolith,
    ShopperCount shoppers,
    @Nullable Duration lag,
    @Nullable Long mismatches,
    long rows) {}

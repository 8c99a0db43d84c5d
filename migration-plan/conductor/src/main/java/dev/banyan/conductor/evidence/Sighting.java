package dev.banyan.conductor.evidence;

import dev.banyan.conductor.traffic.Answers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What was seen of a capability since its step began.
///
/// @param service what it answered
/// @param monolith the same at the monolith; of an earlier window where this one has too few
/// @param writes whether the service has a share of the writes, so that they are judged, too
/// @param shoppers what they found
/// @param lag of the forward stream, or of the slower one where writes flow back; null if it is not
///   known
/// @param mismatches rows that differ by the newest diff of this step, both ways where writes flow
///   back; null if there was none
/// @param rows that this diff compared
public record Sighting(
    Answers service,
    Answers monolith,
    boolean writes,
    ShopperCount shoppers,
    @Nullable Duration lag,
    @Nullable Long mismatches,
    long rows) {}

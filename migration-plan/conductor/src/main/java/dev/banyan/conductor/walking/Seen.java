package dev.banyan.conductor.walking;

import dev.banyan.conductor.evidence.GateReading;
import dev.banyan.conductor.evidence.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was seen of a capability last, for the status.
///
/// @param actualReads share of the safe requests that the service really had since the dial was
///   turned, in percent; null without requests
/// @param actualWrites the same of the requests that write
/// @param verdict null where nobody judges: before reads move, by hand, after the run
public record Seen(
    @Nullable Double actualReads,
    @Nullable Double actualWrites,
    List<GateReading> gates,
    @Nullable Verdict verdict) {}

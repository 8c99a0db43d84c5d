package dev.banyan.model;

import java.time.Duration;

/// How long the plan looks before it goes on.
///
/// @param name `quick` or `normal`
/// @param window how long evidence is gathered at each share
/// @param minSamples fewest answers of the service that a verdict may rest on; fewer is WAIT
/// @param minWrites the same of its answers to requests that write, once writes have moved; they
///   are fewer, and prove less
/// @param patience how long a step may wait for enough evidence before a person must look
public record Pace(
    String name, Duration window, int minSamples, int minWrites, Duration patience) {}

package dev.banyan.rehearsal.shoppers;

import java.time.Instant;

/// When somebody asked, and when the answer had arrived: the shop looked somewhere between.
public record Looked(Instant sent, Instant received) {}

package dev.banyan.monolith.business.payments;

/// The processor will not hand over money that it had promised, so its order cannot stand.
public record BrokenPromise(long order) {}

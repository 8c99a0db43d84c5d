package dev.banyan.model;

/// What a capability's requests and rows are routed by: the SKU, the customer, …
///
/// @param name as people call it: `sku`
/// @param canonical its one spelling
public record Key(String name, CanonicalText canonical) {}

package dev.banyan.monolith.contract;

/// A category that a test needs.
public record GivenCategory(String slug, String name, int position) {}

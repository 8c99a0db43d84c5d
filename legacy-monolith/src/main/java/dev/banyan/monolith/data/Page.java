package dev.banyan.monolith.data;

import java.util.List;

/// One page of a longer list.
///
/// @param page counted from 0
/// @param total how many there are on all pages
public record Page<T>(List<T> items, int page, int size, long total) {}

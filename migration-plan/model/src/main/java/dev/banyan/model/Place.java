package dev.banyan.model;

import java.nio.file.Path;

/// Where something stands in a file of the plan.
///
/// @param file relative to the plan's folder
/// @param line from 1
/// @param column from 1
record Place(Path file, int line, int column) {}

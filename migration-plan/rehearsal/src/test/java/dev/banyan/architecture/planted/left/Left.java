package dev.banyan.architecture.planted.left;

import dev.banyan.architecture.planted.right.RightHelper;

/// Knows the other half.
public record Left(RightHelper right) {}

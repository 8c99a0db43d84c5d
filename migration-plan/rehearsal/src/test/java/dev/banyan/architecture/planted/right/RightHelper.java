package dev.banyan.architecture.planted.right;

import dev.banyan.architecture.planted.left.Left;
import java.util.List;

/// Knows the other half, and has a name that says nothing.
public record RightHelper(List<Left> lefts) {}

package dev.banyan.rehearsal.drills.streams;

import dev.banyan.model.Side;

/// One thing for each side.
record Sides<T>(T monolith, T service) {
  T of(Side side) {
    return switch (side) {
      case MONOLITH -> monolith;
      case SERVICE -> service;
    };
  }
}

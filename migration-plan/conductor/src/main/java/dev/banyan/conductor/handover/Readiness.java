package dev.banyan.conductor.handover;

import java.util.List;

/// Whether a handover may begin.
@FunctionalInterface
public interface Readiness {
  /// Why not: all reasons, each with what to do; empty if it may.
  List<String> against(Move move);
}

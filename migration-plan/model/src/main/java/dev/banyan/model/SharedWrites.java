package dev.banyan.model;

import java.util.List;
import java.util.Set;

/// Which writes may be shared by bucket. Where a request writes without the key nobody could tell
/// whose bucket it is, so the writes go from one side to the other at once.
public final class SharedWrites {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private SharedWrites() {}

  /// Why the write dial may stand at 0 % and 100 % only; empty if it may stand anywhere.
  public static List<String> against(Capability capability) {
    return capability.routes().stream()
        .filter(SharedWrites::writesWithoutKey)
        .map(
            route ->
                "route '%s' writes without the key, so nobody could tell whose bucket it is: writes of '%s' go from 0 to 100 %% at once"
                    .formatted(route.id(), capability.name()))
        .toList();
  }

  private static boolean writesWithoutKey(Route route) {
    return route.key() instanceof KeySource.None && !SAFE.containsAll(route.methods());
  }
}

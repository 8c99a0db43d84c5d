package dev.banyan.conductor.handover;

import java.time.Duration;
import java.util.Optional;

/// What the proxies say of the routing table that they were told.
@FunctionalInterface
public interface Acknowledgements {
  /// Waits until every proxy routes by a revision and is quiet: nothing that the revision holds is
  /// under way any more. A proxy whose lease has run out does nothing, so it is not waited for.
  ///
  /// @return who has not said so in time; empty when all have
  Optional<String> await(long revision, Duration atMost);
}

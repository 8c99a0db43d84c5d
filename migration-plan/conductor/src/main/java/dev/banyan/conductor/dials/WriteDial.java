package dev.banyan.conductor.dials;

import dev.banyan.conductor.handover.DryRun;
import dev.banyan.conductor.handover.Outcome;
import dev.banyan.conductor.stages.Stage;
import dev.banyan.model.Share;
import java.util.Set;

/// Moves the right to write.
public interface WriteDial {
  /// Until the service has this share of the buckets.
  Outcome turn(String capability, Share writes);

  /// What that would do now, or why it may not be done.
  ///
  /// @param then where the capability would stand by then
  DryRun.Told foresee(String capability, Share writes, Stage then);

  /// Until the monolith has all of them, whatever the evidence says.
  Outcome rollBack(String capability);

  /// What that would do now, or why it may not be done.
  ///
  /// @param backBefore capabilities that would have gone back by then
  DryRun.Told foreseeRollback(String capability, Set<String> backBefore);

  /// Until the monolith has all of them, and what has not come back is given up.
  Outcome forceBack(String capability);
}

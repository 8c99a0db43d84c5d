package dev.banyan.conductor.handover;

import java.util.List;
import java.util.Optional;

/// Where it is written down how far each handover has come. What the proxies hold follows from it.
/// Methods throw [Unanswered] where nothing comes back, and [Superseded] where another conductor
/// has written since.
public interface HandoverJournal {
  /// Writes durably that a handover stands at this step, and lets the proxies know.
  ///
  /// @return the revision of the routing table that goes with it
  long write(Step step);

  /// The same, told in other words.
  default long write(Step step, String told) {
    return write(step);
  }

  /// The steps of handovers that have not ended, of all capabilities.
  List<Step> unfinished();

  /// From here on whoever wrote before is refused.
  ///
  /// @return where the capability's handover stands, if it has not ended
  Optional<Step> takeOver(String capability);
}

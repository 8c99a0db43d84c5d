package dev.banyan.conductor.stages;

import dev.banyan.model.Dial;
import dev.banyan.model.Share;

/// Where a capability is on its way. Each stage offers only its legal moves.
public sealed interface Stage {
  /// The share of the safe requests that the service answers at this stage.
  default Share reads() {
    return Share.NONE;
  }

  /// Writes cannot be moved yet.
  default Dial dial() {
    return Dial.reading(reads());
  }

  /// As status, journal and metrics spell it.
  default String spelling() {
    return getClass().getSimpleName();
  }

  /// Nothing has happened yet.
  record OnMonolith() implements Stage {
    public Copying copy() {
      return new Copying();
    }
  }

  /// Rows flow into the service's store; it may not answer yet.
  record Copying() implements Stage {
    public InSync arrive() {
      return new InSync();
    }

    /// The rows no longer flow.
    public OnMonolith giveUp() {
      return new OnMonolith();
    }
  }

  /// Both stores hold the same rows; the monolith answers everything.
  record InSync() implements Stage {
    /// @param reads more than nothing
    public ShiftingReads shiftReads(Share reads) {
      return new ShiftingReads(reads);
    }

    /// The rows no longer flow.
    public OnMonolith giveUp() {
      return new OnMonolith();
    }
  }

  /// The service answers a share of the safe requests.
  record ShiftingReads(Share reads) implements Stage {
    public ShiftingReads {
      if (reads.equals(Share.NONE)) {
        throw new IllegalArgumentException("shifting reads means more than 0 %: go back instead");
      }
    }

    public ShiftingReads shiftReads(Share share) {
      return new ShiftingReads(share);
    }

    /// Everything is answered by the monolith again; the rows go on flowing.
    public InSync back() {
      return new InSync();
    }
  }
}

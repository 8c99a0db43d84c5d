package dev.banyan.conductor.stages;

import dev.banyan.model.Dial;
import dev.banyan.model.Share;

/// Where a capability is on its way. Each stage offers only its legal moves.
public sealed interface Stage {
  /// The share of the safe requests that the service answers at this stage.
  default Share reads() {
    return Share.NONE;
  }

  /// The share of the unsafe requests that the service answers.
  default Share writes() {
    return Share.NONE;
  }

  default Dial dial() {
    return new Dial(reads(), writes());
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

  /// Dials are up, so writes may be moved.
  sealed interface Shifted extends Stage permits ShiftingReads, ShiftingWrites, OnService {
    /// After a handover: where both numbers stand by now. That is true whatever the reads were, so
    /// they rise with it where they were behind.
    default Shifted shiftWrites(Share share) {
      if (share.equals(Share.NONE)) {
        return new ShiftingReads(reads());
      }
      Share reads = share.compareTo(reads()) > 0 ? share : reads();
      return share.equals(Share.ALL) ? new OnService() : new ShiftingWrites(reads, share);
    }
  }

  /// The service answers a share of the safe requests.
  record ShiftingReads(Share reads) implements Shifted {
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

  /// The service answers a share of the unsafe requests, too, and owns what they write.
  record ShiftingWrites(Share reads, Share writes) implements Shifted {
    public ShiftingWrites {
      if (writes.equals(Share.NONE) || writes.equals(Share.ALL)) {
        throw new IllegalArgumentException(
            "shifting writes means more than 0 % and less than 100 %, was " + writes);
      }
      if (writes.compareTo(reads) > 0) {
        throw new IllegalArgumentException(
            "writes may not be ahead of reads: writes " + writes + ", reads " + reads);
      }
    }

    /// @param share not less than the writes
    public ShiftingWrites shiftReads(Share share) {
      return new ShiftingWrites(share, writes);
    }
  }

  /// The service answers and owns everything; rows still flow back, so all of it can be undone.
  record OnService() implements Shifted {
    @Override
    public Share reads() {
      return Share.ALL;
    }

    @Override
    public Share writes() {
      return Share.ALL;
    }
  }
}

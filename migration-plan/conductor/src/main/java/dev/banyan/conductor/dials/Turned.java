package dev.banyan.conductor.dials;

import java.util.List;

/// What came of turning a dial to where a hand wants it.
public sealed interface Turned {
  /// What was done, a sentence each, in order.
  List<String> done();

  /// What keeps it from there; empty if nothing does.
  default List<String> against() {
    return switch (this) {
      case There _ -> List.of();
      case Refused refused -> refused.reasons();
      case NotYet notYet -> List.of(notYet.reason());
    };
  }

  /// It stands there.
  record There(List<String> done) implements Turned {
    public There {
      done = List.copyOf(done);
    }
  }

  /// It may not be done now; it is done once it may.
  ///
  /// @param reasons all of them
  record Refused(List<String> done, List<String> reasons) implements Turned {
    public Refused {
      done = List.copyOf(done);
      reasons = List.copyOf(reasons);
    }
  }

  /// It did not get there; it is tried again by itself.
  record NotYet(List<String> done, String reason) implements Turned {
    public NotYet {
      done = List.copyOf(done);
    }
  }
}

package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.Progress;
import java.util.List;

/// What carries the rows: two databases, Kafka, Connect. Every method may be repeated, and throws
/// [Unreachable] where something does not answer.
public interface Streams {
  /// Makes sure that rows of these capabilities, and of no others, flow to their services.
  void establish(List<Capability> copying);

  /// What Kafka Connect says of the connector and its tasks. A failed task is started anew.
  Health health();

  /// Beats the pulse in the shared database.
  ///
  /// @return the beat's number
  long beat(Capability capability);

  /// What the service's store has of the stream.
  Progress progress(Capability capability);

  /// Compares the stores through the mapping; takes as long as it takes.
  DiffResult diff(Capability capability);

  /// How the connector is.
  sealed interface Health {
    record Running() implements Health {}

    /// Kafka Connect has forgotten it, or has not heard of it yet: establish it again.
    record Missing() implements Health {}

    /// @param what it does instead
    record NotRunning(String what) implements Health {}
  }

  /// A part of the streams does not answer or refuses; the message says which and why.
  final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreachable(String message, Throwable cause) {
      super(message, cause);
    }

    public Unreachable(String message) {
      super(message);
    }
  }
}

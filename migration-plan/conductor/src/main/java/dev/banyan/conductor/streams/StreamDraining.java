package dev.banyan.conductor.streams;

import dev.banyan.conductor.handover.Draining;
import dev.banyan.conductor.handover.Move;
import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.streams.Drain;
import dev.banyan.streams.Progress;
import dev.banyan.streams.StreamTarget;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Waits for all that a capability's stream still carries. What is parked has not arrived.
///
/// @param kafka properties of consumers
record StreamDraining(Map<String, ?> kafka, Ends ends) implements Draining {
  @Override
  public Optional<String> await(Move move, Duration atMost) {
    StreamTarget target = ends.receiver(move.direction()).target();
    try {
      Optional<String> missing =
          new Drain(kafka, ends.sender(move.direction()).source(), target).await(atMost);
      return missing.isPresent() ? missing : aside(target);
    } catch (SQLException failed) {
      throw new Unanswered(
          "it is not known what of '%s' has arrived: %s"
              .formatted(target.stream().name(), failed.getMessage()),
          failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new Unanswered("the conductor is stopping", stopping);
    }
  }

  private static Optional<String> aside(StreamTarget target) throws SQLException {
    Progress progress = target.progress();
    long aside = progress.parked() + progress.rogue();
    return aside == 0
        ? Optional.empty()
        : Optional.of(
            "%d changes of '%s' are put aside: ./rehearse parked %s"
                .formatted(aside, target.stream().name(), target.stream().capability().name()));
  }
}

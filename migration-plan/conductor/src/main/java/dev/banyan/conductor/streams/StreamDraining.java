package dev.banyan.conductor.streams;

import dev.banyan.conductor.handover.Draining;
import dev.banyan.conductor.handover.Move;
import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.streams.Direction;
import dev.banyan.streams.Drain;
import dev.banyan.streams.Progress;
import dev.banyan.streams.StreamTarget;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/// Waits for all that a capability's stream still carries. What is put aside has not arrived.
final class StreamDraining implements Draining {
  private final Map<String, ?> kafka;
  private final Ends ends;
  private final Map<Direction, Drain> drains = new EnumMap<>(Direction.class);

  /// @param kafka properties of consumers
  StreamDraining(Map<String, ?> kafka, Ends ends) {
    this.kafka = kafka;
    this.ends = ends;
  }

  @Override
  public void prepare(Move move) {
    try {
      drain(move.direction()).prepare();
    } catch (KafkaException failed) {
      throw silent(failed);
    }
  }

  @Override
  public Optional<String> await(Move move, Duration atMost) {
    StreamTarget target = ends.receiver(move.direction()).target();
    try {
      Optional<String> missing = drain(move.direction()).await(atMost);
      return missing.isPresent() ? missing : aside(target);
    } catch (KafkaException failed) {
      throw silent(failed);
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

  private Drain drain(Direction direction) {
    return drains.computeIfAbsent(
        direction, way -> new Drain(kafka, ends.sender(way).source(), ends.receiver(way).target()));
  }

  private static Unanswered silent(KafkaException failed) {
    return new Unanswered("Kafka does not answer: " + failed.getMessage(), failed);
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

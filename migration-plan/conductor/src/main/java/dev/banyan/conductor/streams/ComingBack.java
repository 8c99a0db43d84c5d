package dev.banyan.conductor.streams;

import dev.banyan.conductor.handover.Unanswered;
import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Direction;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// What backward streams still have to bring to the shared database.
public final class ComingBack {
  private final Plan plan;
  private final Streams streams;
  private final Flows flows;

  public ComingBack(Plan plan, Streams streams, Flows flows) {
    this.plan = plan;
    this.streams = streams;
    this.flows = flows;
  }

  /// Null where it is not known, or nothing flows.
  public @Nullable Long lagMillis(String capability) {
    Duration lag = flows.lag(capability, Direction.BACKWARD);
    return lag == null ? null : lag.toMillis();
  }

  /// How many changes have left the service's store and are not applied, at most; what Debezium has
  /// not read yet is not among them. Null where it is not known, or nothing flows.
  public @Nullable Long notApplied(String capability) {
    Capability known = plan.capabilities().get(capability);
    if (known == null || !flows.flowsBack(capability)) {
      return null;
    }
    try {
      return streams.notApplied(new ChangeStream(known, Direction.BACKWARD));
    } catch (Streams.Unreachable | Unanswered | KafkaException silent) {
      return null;
    }
  }
}

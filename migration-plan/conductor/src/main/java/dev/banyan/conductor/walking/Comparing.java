package dev.banyan.conductor.walking;

import dev.banyan.conductor.stages.Stage;
import dev.banyan.conductor.streams.Diffs;
import dev.banyan.conductor.streams.Flows;
import dev.banyan.model.Capability;
import dev.banyan.model.Share;
import dev.banyan.streams.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the streams and the stores must prove at a stage: the way forward, and the way back too
/// once the service has writes that flow back.
record Comparing(Flows flows, Diffs diffs) {
  /// The newest comparisons that began at this moment or later, one for each way; empty if one is
  /// missing.
  Optional<List<Diffs.Compared>> since(Instant from, String capability, Stage stage) {
    List<Diffs.Compared> found = new ArrayList<>();
    for (Direction direction : directions(capability, stage)) {
      Optional<Diffs.Compared> last =
          diffs.last(capability, direction).filter(compared -> !compared.from().isBefore(from));
      if (last.isEmpty()) {
        return Optional.empty();
      }
      found.add(last.get());
    }
    return Optional.of(found);
  }

  void request(Capability capability, Stage stage) {
    directions(capability.name(), stage).forEach(way -> diffs.request(capability, way));
  }

  /// The slower stream's; null if one is not known.
  @Nullable Duration lag(String capability, Stage stage) {
    Duration slowest = Duration.ZERO;
    for (Direction direction : directions(capability, stage)) {
      Duration lag = flows.lag(capability, direction);
      if (lag == null) {
        return null;
      }
      slowest = lag.compareTo(slowest) > 0 ? lag : slowest;
    }
    return slowest;
  }

  private List<Direction> directions(String capability, Stage stage) {
    return !stage.writes().equals(Share.NONE) && flows.flowsBack(capability)
        ? List.of(Direction.values())
        : List.of(Direction.FORWARD);
  }
}

package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.model.Side;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Connector;
import dev.banyan.streams.Direction;
import java.util.ArrayList;
import java.util.List;

/// Both databases of a capability.
///
/// @param shop the shared one
/// @param store the service's
record Ends(Capability capability, End shop, End store) {
  End of(Side side) {
    return side == Side.MONOLITH ? shop : store;
  }

  End sender(Direction direction) {
    return of(direction.sender());
  }

  End receiver(Direction direction) {
    return of(direction.receiver());
  }

  /// A capability without a mapping back has no backward stream.
  static boolean flowsBack(Capability capability) {
    return !new ChangeStream(capability, Direction.BACKWARD).tables().isEmpty();
  }

  /// The streams that a capability has, forward first.
  static List<ChangeStream> streams(Capability capability) {
    List<ChangeStream> streams = new ArrayList<>();
    streams.add(new ChangeStream(capability, Direction.FORWARD));
    if (flowsBack(capability)) {
      streams.add(new ChangeStream(capability, Direction.BACKWARD));
    }
    return streams;
  }

  /// The connectors that these capabilities need, the forward one first.
  static List<Connector> connectors(List<Capability> capabilities) {
    List<Connector> connectors = new ArrayList<>();
    connectors.add(Connector.forward(capabilities));
    capabilities.stream().filter(Ends::flowsBack).map(Connector::backward).forEach(connectors::add);
    return connectors;
  }
}

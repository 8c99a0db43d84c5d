package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Connector;
import dev.banyan.streams.Direction;
import java.util.List;

/// Takes a capability's streams down without a trace: connector and offsets, slot, publication,
/// topics, pulse and signals, fences, rights. The rows stay where they are.
final class Removing {
  private final AllEnds ends;
  private final Topics topics;
  private final Connect connect;

  Removing(AllEnds ends, Topics topics, Connect connect) {
    this.ends = ends;
    this.topics = topics;
    this.connect = connect;
  }

  /// @param remaining capabilities whose rows flow on
  void remove(Capability capability, List<Capability> remaining) {
    Connector backward = Connector.backward(capability);
    if (Ends.flowsBack(capability)) {
      delete(backward);
    }
    Connector forward =
        remaining.isEmpty() ? Connector.forward(List.of(capability)) : Connector.forward(remaining);
    if (remaining.isEmpty()) {
      delete(forward);
    } else if (connect.configuration(forward.name()).isPresent()) {
      connect.put(forward.name(), forward.connectorConfiguration(ends.address(forward)));
    }
    Ends both = ends.of(capability);
    for (ChangeStream stream : Ends.streams(capability).reversed()) {
      Connector connector = stream.direction() == Direction.FORWARD ? forward : backward;
      Sql.run(
          "'" + stream.name() + "' could not be taken down where it is read",
          () -> ends.sender(stream).source().remove(connector, stream));
      Sql.run(
          "'" + stream.name() + "' could not be taken down where it is written",
          () -> ends.receiver(stream).target().remove());
    }
    Sql.run(
        "the fence of '" + capability.name() + "' could not be taken down",
        () -> both.store().ownership().remove());
    Sql.run(
        "the fence of '" + capability.name() + "' in the shared database could not be taken down",
        () -> both.shop().ownership().remove());
    topics.delete(Ends.streams(capability).stream().map(ChangeStream::topic).toList());
  }

  private void delete(Connector connector) {
    if (connect.configuration(connector.name()).isPresent()) {
      connect.stop(connector.name());
      connect.forgetOffsets(connector.name());
      connect.delete(connector.name());
    }
    Slots.drop(ends.source(connector).slot(connector));
  }
}

package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Connector;
import dev.banyan.streams.Direction;
import dev.banyan.streams.StreamSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Begins a stream anew whose slot is lost, or whose topic is: with a new slot, no offset, and all
/// rows once more. Rows of buckets that the receiver owns are skipped by its applier.
final class CopyingAgain {
  private final AllEnds ends;
  private final Topics topics;
  private final Connect connect;

  CopyingAgain(AllEnds ends, Topics topics, Connect connect) {
    this.ends = ends;
    this.topics = topics;
    this.connect = connect;
  }

  /// @param all those that are copying: they share the forward connector, and so its slot
  void copyAgain(Capability capability, Set<Direction> directions, List<Capability> all) {
    List<Connector> connectors = new ArrayList<>();
    if (directions.contains(Direction.FORWARD)) {
      connectors.add(Connector.forward(all));
    }
    if (directions.contains(Direction.BACKWARD) && Ends.flowsBack(capability)) {
      connectors.add(Connector.backward(capability));
    }
    connectors.forEach(this::again);
  }

  private void again(Connector connector) {
    connect.stop(connector.name());
    connect.forgetOffsets(connector.name());
    StreamSource source = ends.source(connector);
    Slots.drop(source.slot(connector));
    connector.streams().forEach(this::forgetPositionOfAnother);
    topics.create(connector.streams().stream().map(ChangeStream::topic).toList());
    if (!connector.beginsWithACopy()) {
      Sql.run(
          "the slot '" + connector.slot() + "' could not be made",
          () -> source.slot(connector).create());
      for (ChangeStream stream : connector.streams()) {
        Sql.run(
            "the copy of '" + stream.name() + "' could not be asked for",
            () -> source.copy(stream, "again." + stream.name() + "." + UUID.randomUUID()));
      }
    }
    connect.resume(connector.name());
  }

  /// A position beyond the topic's end is that of a topic which is no more.
  private void forgetPositionOfAnother(ChangeStream stream) {
    Sql.run(
        "the position of '" + stream.name() + "' could not be read",
        () -> {
          var target = ends.receiver(stream).target();
          if (topics.another(stream.topic(), target.positions())) {
            target.forgetPosition();
          }
        });
  }
}

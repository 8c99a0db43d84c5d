package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Connector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the rows of capabilities flow, both ways. What stands already stays, so it may be repeated
/// and may break off anywhere.
final class Establishing {
  private final AllEnds ends;
  private final Topics topics;
  private final Connect connect;

  Establishing(AllEnds ends, Topics topics, Connect connect) {
    this.ends = ends;
    this.topics = topics;
    this.connect = connect;
  }

  void establish(List<Capability> copying) {
    List<Connector> connectors = Ends.connectors(copying);
    connectors.forEach(this::prepareSource);
    for (Capability capability : copying) {
      Ends.streams(capability).forEach(this::prepareTarget);
      prepareOwnership(capability);
    }
    topics.create(
        copying.stream()
            .flatMap(each -> Ends.streams(each).stream())
            .map(ChangeStream::topic)
            .toList());
    connectors.forEach(this::connect);
  }

  private void prepareSource(Connector connector) {
    for (ChangeStream stream : connector.streams()) {
      Sql.run(
          "the database that '" + stream.name() + "' reads could not be prepared",
          () -> ends.sender(stream).source().install(connector, stream));
    }
  }

  private void prepareTarget(ChangeStream stream) {
    Sql.run(
        "the database that '" + stream.name() + "' writes could not be prepared",
        () -> ends.receiver(stream).target().install(ends.sender(stream).source().shapes(stream)));
  }

  private void prepareOwnership(Capability capability) {
    Sql.run(
        "the store of '" + capability.name() + "' could not be fenced",
        () -> ends.of(capability).store().ownership().install());
    Sql.run(
        "the shared database could not be fenced for '" + capability.name() + "'",
        () -> ends.of(capability).shop().ownership().install());
  }

  private void connect(Connector connector) {
    Map<String, String> wanted = connector.connectorConfiguration(ends.address(connector));
    Optional<Map<String, String>> present = connect.configuration(connector.name());
    if (present.isEmpty()) {
      begin(connector, wanted);
      return;
    }
    List<ChangeStream> joining =
        connector.streams().stream()
            .filter(stream -> !Connector.reads(present.get(), stream))
            .toList();
    if (joining.isEmpty()) {
      connect.put(connector.name(), wanted);
    } else {
      join(connector, wanted, joining);
    }
  }

  private void begin(Connector connector, Map<String, String> wanted) {
    if (!connector.beginsWithACopy()) {
      // From here on nothing is missed, so it must stand before anything can be given.
      Sql.run(
          "the slot '" + connector.slot() + "' could not be made",
          () -> ends.source(connector).slot(connector).create());
    }
    connect.put(connector.name(), wanted);
  }

  /// A connector that ran before copies nothing by itself. It is asked to while it is stopped: one
  /// that still ran without the new tables would take the question and not know them.
  private void join(Connector connector, Map<String, String> wanted, List<ChangeStream> joining) {
    connect.stop(connector.name());
    for (ChangeStream stream : joining) {
      Sql.run(
          "the copy of '" + stream.name() + "' could not be asked for",
          () -> ends.sender(stream).source().copy(stream, stream.firstCopy()));
    }
    connect.put(connector.name(), wanted);
    connect.resume(connector.name());
  }
}

package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Connector;
import dev.banyan.streams.Diff;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.Direction;
import dev.banyan.streams.Progress;
import dev.banyan.streams.SourceAddress;
import dev.banyan.streams.StreamSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Shared database → Debezium in Kafka Connect → Kafka → the service's store.
final class DebeziumStreams implements Streams {
  private final StreamSource source;
  private final Map<String, ServiceSide> stores;
  private final SourceAddress forDebezium;
  private final Topics topics;
  private final Connect connect;

  /// @param stores by capability
  DebeziumStreams(
      StreamSource source,
      Map<String, ServiceSide> stores,
      SourceAddress forDebezium,
      Topics topics,
      Connect connect) {
    this.source = source;
    this.stores = Map.copyOf(stores);
    this.forDebezium = forDebezium;
    this.topics = topics;
    this.connect = connect;
  }

  @Override
  public void establish(List<Capability> copying) {
    Connector connector = Connector.forward(copying);
    for (ChangeStream stream : connector.streams()) {
      Capability capability = stream.capability();
      sql(
          "the shared database could not be prepared for '" + capability.name() + "'",
          () -> {
            source.install(connector, stream);
            return true;
          });
      sql(
          "the store of '" + capability.name() + "' could not be prepared",
          () -> {
            store(capability).target().install(source.shapes(stream));
            store(capability).ownership().install();
            return true;
          });
    }
    topics.create(connector.streams().stream().map(ChangeStream::topic).toList());
    connect.put(connector.name(), connector.connectorConfiguration(forDebezium));
  }

  @Override
  public Health health() {
    return connect.health(Connector.forward(List.of()).name());
  }

  @Override
  public long beat(Capability capability) {
    return sql(
        "the pulse of '" + capability.name() + "' could not be beaten",
        () -> source.beat(forward(capability)).number());
  }

  @Override
  public Progress progress(Capability capability) {
    return sql(
        "the store of '" + capability.name() + "' does not tell how far it has come",
        () -> store(capability).target().progress());
  }

  @Override
  public DiffResult diff(Capability capability) {
    return sql(
        "the stores of '" + capability.name() + "' could not be compared",
        () -> new Diff(source, store(capability).target()).run());
  }

  private static ChangeStream forward(Capability capability) {
    return new ChangeStream(capability, Direction.FORWARD);
  }

  private ServiceSide store(Capability capability) {
    ServiceSide store = stores.get(capability.name());
    if (store == null) {
      throw new Unreachable(
          "no store is configured for '%s': set banyan.stores.%s.jdbc-url, username and password"
              .formatted(capability.name(), capability.name()));
    }
    return store;
  }

  private interface Sql<T> {
    T run() throws SQLException;
  }

  private static <T> T sql(String otherwise, Sql<T> sql) {
    try {
      return sql.run();
    } catch (SQLException broken) {
      throw new Unreachable(otherwise + ": " + broken.getMessage(), broken);
    } catch (IllegalStateException | IllegalArgumentException broken) {
      throw new Unreachable(otherwise + ": " + broken.getMessage(), broken);
    }
  }
}

package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.Diff;
import dev.banyan.streams.DiffResult;
import dev.banyan.streams.ForwardStream;
import dev.banyan.streams.Progress;
import dev.banyan.streams.ServiceStore;
import dev.banyan.streams.SharedDatabase;
import dev.banyan.streams.SourceAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Shared database → Debezium in Kafka Connect → Kafka → the service's store.
final class DebeziumStreams implements Streams {
  private final SharedDatabase source;
  private final Map<String, ServiceStore> stores;
  private final SourceAddress forDebezium;
  private final Topics topics;
  private final Connect connect;

  /// @param stores by capability
  DebeziumStreams(
      SharedDatabase source,
      Map<String, ServiceStore> stores,
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
    for (Capability capability : copying) {
      sql(
          "the shared database could not be prepared for '" + capability.name() + "'",
          () -> {
            source.install(capability);
            return true;
          });
      sql(
          "the store of '" + capability.name() + "' could not be prepared",
          () -> {
            store(capability).install(source.legacyTables(capability));
            return true;
          });
    }
    topics.create(copying.stream().map(c -> ForwardStream.topic(c.name())).toList());
    connect.put(
        ForwardStream.CONNECTOR, new ForwardStream(copying).connectorConfiguration(forDebezium));
  }

  @Override
  public Health health() {
    return connect.health(ForwardStream.CONNECTOR);
  }

  @Override
  public long beat(Capability capability) {
    return sql(
        "the pulse of '" + capability.name() + "' could not be beaten",
        () -> source.beat(capability.name()).number());
  }

  @Override
  public Progress progress(Capability capability) {
    return sql(
        "the store of '" + capability.name() + "' does not tell how far it has come",
        () -> store(capability).progress());
  }

  @Override
  public DiffResult diff(Capability capability) {
    return sql(
        "the stores of '" + capability.name() + "' could not be compared",
        () -> new Diff(source, store(capability)).run());
  }

  private ServiceStore store(Capability capability) {
    ServiceStore store = stores.get(capability.name());
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

package dev.banyan.conductor.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.Side;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Direction;
import dev.banyan.streams.Ownership;
import dev.banyan.streams.SourceAddress;
import dev.banyan.streams.StreamSource;
import dev.banyan.streams.StreamTarget;
import dev.banyan.streams.check.MappingCheck;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Puts the streams together from what is configured.
final class DebeziumStreamsWiring {
  /// Resolved by Kafka Connect from its own environment, so that no REST interface shows it.
  private static final String PASSWORD = "${env:BANYAN_STREAMS_DB_PASSWORD}";

  /// The role of the shared database that applies the backward streams of all capabilities.
  private static final String BACKFLOW = "banyan_backflow";

  @Produces
  @Singleton
  Streams streams(
      StreamsConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
      Plan plan,
      HttpClient http,
      ObjectMapper json) {
    StreamsConfig.Database shop = config.shop();
    StreamsConfig.Reader reader = config.streamsDb();
    DataSource shared = Databases.at(shop.jdbcUrl(), shop.username(), shop.password());
    StreamSource source = new StreamSource(shared, reader.username());
    SourceAddress address =
        new SourceAddress(reader.host(), reader.port(), reader.name(), reader.username(), PASSWORD);
    Map<String, Ends> ends = new TreeMap<>();
    plan.capabilities()
        .forEach(
            (name, capability) -> {
              StreamsConfig.Database store = config.stores().get(name);
              if (store != null) {
                End monolith =
                    new End(
                        shared,
                        source,
                        address,
                        new StreamTarget(
                            shared, new ChangeStream(capability, Direction.BACKWARD), BACKFLOW),
                        new Ownership(shared, capability, Side.MONOLITH, "shop_app"));
                ends.put(name, new Ends(capability, monolith, store(capability, store, reader)));
              }
            });
    return new DebeziumStreams(
        new MappingCheck(plan),
        new AllEnds(ends, source, address),
        new Topics(kafka),
        new Connect(config.connectUrl(), http, json),
        Map.of("bootstrap.servers", kafka));
  }

  private static End store(
      Capability capability, StreamsConfig.Database store, StreamsConfig.Reader reader) {
    String name = capability.name();
    DataSource database = Databases.at(store.jdbcUrl(), store.username(), store.password());
    return new End(
        database,
        new StreamSource(database, reader.username()),
        address(store.jdbcUrl(), reader.username()),
        new StreamTarget(
            database, new ChangeStream(capability, Direction.FORWARD), name + "_applier"),
        new Ownership(database, capability, Side.SERVICE, name + "_app"));
  }

  /// A store is where its JDBC URL says, for Kafka Connect too.
  static SourceAddress address(String jdbcUrl, String reader) {
    Properties parts = Driver.parseURL(jdbcUrl, null);
    if (parts == null) {
      throw new IllegalStateException(
          "'" + jdbcUrl + "' is no JDBC URL of PostgreSQL: jdbc:postgresql://host:port/database");
    }
    return new SourceAddress(
        String.valueOf(PGProperty.PG_HOST.getOrDefault(parts)),
        Integer.parseInt(String.valueOf(PGProperty.PG_PORT.getOrDefault(parts))),
        String.valueOf(PGProperty.PG_DBNAME.getOrDefault(parts)),
        reader,
        PASSWORD);
  }
}

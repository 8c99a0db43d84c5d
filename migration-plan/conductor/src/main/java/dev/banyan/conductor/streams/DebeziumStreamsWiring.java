package dev.banyan.conductor.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.model.Plan;
import dev.banyan.model.Side;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Direction;
import dev.banyan.streams.Ownership;
import dev.banyan.streams.SourceAddress;
import dev.banyan.streams.StreamSource;
import dev.banyan.streams.StreamTarget;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts the streams together from what is configured.
final class DebeziumStreamsWiring {
  /// Resolved by Kafka Connect from its own environment, so that no REST interface shows it.
  private static final String PASSWORD = "${env:BANYAN_STREAMS_DB_PASSWORD}";

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
    Map<String, ServiceSide> stores = new TreeMap<>();
    plan.capabilities()
        .forEach(
            (name, capability) -> {
              StreamsConfig.Database store = config.stores().get(name);
              if (store != null) {
                DataSource database =
                    Databases.at(store.jdbcUrl(), store.username(), store.password());
                stores.put(
                    name,
                    new ServiceSide(
                        new StreamTarget(
                            database,
                            new ChangeStream(capability, Direction.FORWARD),
                            name + "_applier"),
                        new Ownership(database, capability, Side.SERVICE, name + "_app")));
              }
            });
    return new DebeziumStreams(
        new StreamSource(
            Databases.at(shop.jdbcUrl(), shop.username(), shop.password()), reader.username()),
        stores,
        new SourceAddress(reader.host(), reader.port(), reader.name(), reader.username(), PASSWORD),
        new Topics(kafka),
        new Connect(config.connectUrl(), http, json));
  }
}

package dev.banyan.conductor.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.model.Plan;
import dev.banyan.streams.ServiceStore;
import dev.banyan.streams.SharedDatabase;
import dev.banyan.streams.SourceAddress;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.TreeMap;
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
    Map<String, ServiceStore> stores = new TreeMap<>();
    plan.capabilities()
        .forEach(
            (name, capability) -> {
              StreamsConfig.Database store = config.stores().get(name);
              if (store != null) {
                stores.put(
                    name,
                    new ServiceStore(
                        Databases.at(store.jdbcUrl(), store.username(), store.password()),
                        capability));
              }
            });
    return new DebeziumStreams(
        new SharedDatabase(
            Databases.at(shop.jdbcUrl(), shop.username(), shop.password()), reader.username()),
        stores,
        new SourceAddress(reader.host(), reader.port(), reader.name(), reader.username(), PASSWORD),
        new Topics(kafka),
        new Connect(config.connectUrl(), http, json));
  }
}

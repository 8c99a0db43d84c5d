package dev.banyan.streams;

import dev.banyan.model.Capability;
import dev.banyan.model.TableMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The way of the rows from the shared database to the services: one connector, a topic per
/// capability. Here are its names and what the connector is told.
///
/// @param capabilities those that are copying or further on
public record ForwardStream(List<Capability> capabilities) {
  /// The name of the connector in Kafka Connect.
  public static final String CONNECTOR = "banyan-forward";

  /// Publication and replication slot in the shared database.
  public static final String PUBLICATION = "banyan_forward";

  public static final String SLOT = "banyan_forward";

  private static final String TOPIC_PREFIX = "shop";
  private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

  public ForwardStream {
    capabilities = List.copyOf(capabilities);
  }

  /// `catalog.forward`: the name a stream has in the store.
  public static String name(String capability) {
    return capability + ".forward";
  }

  /// `banyan.catalog.forward`: the topic, rows and pulse together.
  public static String topic(String capability) {
    return "banyan." + name(capability);
  }

  /// The table, in the shared database, that beats for a capability.
  public static String pulseTable(String capability) {
    return "strangler.pulse_" + capability;
  }

  /// What Kafka Connect is sent for [#CONNECTOR]; the password stands in it as it was given.
  ///
  /// Decimals, times and bytes travel as texts that SQL casts by itself; only changes made without
  /// a replication origin are read, so that what an applier writes never comes back.
  public Map<String, String> connectorConfiguration(SourceAddress source) {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    configuration.put("tasks.max", "1");
    configuration.put("database.hostname", source.host());
    configuration.put("database.port", Integer.toString(source.port()));
    configuration.put("database.dbname", source.database());
    configuration.put("database.user", source.user());
    configuration.put("database.password", source.password());
    configuration.put("topic.prefix", TOPIC_PREFIX);
    configuration.put("plugin.name", "pgoutput");
    configuration.put("publication.name", PUBLICATION);
    configuration.put("publication.autocreate.mode", "disabled");
    configuration.put("slot.name", SLOT);
    configuration.put("slot.stream.params", "origin=none");
    configuration.put("offset.mismatch.strategy", "trust_offset");
    configuration.put("table.include.list", String.join(",", captured(capabilities)));
    configuration.put("snapshot.mode", "initial");
    configuration.put("decimal.handling.mode", "string");
    configuration.put("time.precision.mode", "isostring");
    configuration.put("binary.handling.mode", "base64");
    configuration.put("tombstones.on.delete", "false");
    configuration.put("exactly.once.support", "required");
    configuration.put("transaction.boundary", "poll");
    configuration.put("poll.interval.ms", "5");
    configuration.put("key.converter", JSON);
    configuration.put("key.converter.schemas.enable", "false");
    configuration.put("value.converter", JSON);
    configuration.put("value.converter.schemas.enable", "false");
    routes(configuration);
    return configuration;
  }

  private void routes(Map<String, String> configuration) {
    List<String> names = capabilities.stream().map(c -> "route_" + c.name()).toList();
    configuration.put("transforms", String.join(",", names));
    for (Capability capability : capabilities) {
      String transform = "transforms.route_" + capability.name();
      String tables = String.join("|", captured(List.of(capability)));
      configuration.put(transform + ".type", "org.apache.kafka.connect.transforms.RegexRouter");
      configuration.put(transform + ".regex", TOPIC_PREFIX + "\\.(" + tables + ")");
      configuration.put(transform + ".replacement", topic(capability.name()));
    }
  }

  /// The captured tables as regular expressions, the pulse last.
  private static List<String> captured(List<Capability> capabilities) {
    List<String> tables = new ArrayList<>();
    for (Capability capability : capabilities) {
      for (TableMapping table : capability.tables()) {
        tables.add(table.legacy().replace(".", "\\."));
      }
      tables.add(pulseTable(capability.name()).replace(".", "\\."));
    }
    return tables;
  }
}

package dev.banyan.streams;

import dev.banyan.model.Capability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One connector of Kafka Connect that reads a database: its names, and what it is told.
///
/// @param name in Kafka Connect
/// @param slot replication slot and publication in the database that is read
/// @param prefix of the topics before rows are routed to their stream's; no two connectors share
///   one
/// @param streams whose tables it reads, a topic each
public record Connector(String name, String slot, String prefix, List<ChangeStream> streams) {
  private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

  public Connector {
    streams = List.copyOf(streams);
  }

  /// All forward streams together: the shared database's log is read once.
  ///
  /// @param capabilities those that are copying or further on
  public static Connector forward(List<Capability> capabilities) {
    return new Connector(
        "banyan-forward",
        "banyan_forward",
        "shop",
        capabilities.stream().map(c -> new ChangeStream(c, Direction.FORWARD)).toList());
  }

  /// The backward stream of one service.
  public static Connector backward(Capability capability) {
    return new Connector(
        "banyan-backward-" + capability.name(),
        "banyan_backward_" + capability.name(),
        "banyan-backward-" + capability.name(),
        List.of(new ChangeStream(capability, Direction.BACKWARD)));
  }

  public String publication() {
    return slot;
  }

  /// What Kafka Connect is sent; the password stands in it as it was given.
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
    configuration.put("topic.prefix", prefix);
    configuration.put("plugin.name", "pgoutput");
    configuration.put("publication.name", publication());
    configuration.put("publication.autocreate.mode", "disabled");
    configuration.put("slot.name", slot);
    configuration.put("slot.stream.params", "origin=none");
    configuration.put("offset.mismatch.strategy", "trust_offset");
    configuration.put("table.include.list", String.join(",", captured()));
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
    List<String> names = streams.stream().map(s -> "route_" + s.capability().name()).toList();
    configuration.put("transforms", String.join(",", names));
    for (ChangeStream stream : streams) {
      String transform = "transforms.route_" + stream.capability().name();
      String tables = String.join("|", patterns(stream));
      configuration.put(transform + ".type", "org.apache.kafka.connect.transforms.RegexRouter");
      configuration.put(transform + ".regex", prefix.replace(".", "\\.") + "\\.(" + tables + ")");
      configuration.put(transform + ".replacement", stream.topic());
    }
  }

  private List<String> captured() {
    return streams.stream().flatMap(stream -> patterns(stream).stream()).toList();
  }

  /// The captured tables as regular expressions.
  private static List<String> patterns(ChangeStream stream) {
    return stream.captured().stream().map(table -> table.replace(".", "\\.")).toList();
  }
}

package dev.banyan.streams;

import dev.banyan.model.Capability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One connector of Kafka Connect that reads a database: its names, and what it is told.
///
/// @param name in Kafka Connect
/// @param slot replication slot and publication in the database that is read
/// @param prefix of the topics before rows are routed to their stream's; no two connectors share
///   one
/// @param direction of its streams
/// @param streams whose tables it reads, a topic each
public record Connector(
    String name, String slot, String prefix, Direction direction, List<ChangeStream> streams) {
  /// What it is asked to do beside following the log is written here, by [StreamSource#copy].
  static final String SIGNALS = "strangler.signal";

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
        Direction.FORWARD,
        capabilities.stream().map(c -> new ChangeStream(c, Direction.FORWARD)).toList());
  }

  /// The backward stream of one service.
  public static Connector backward(Capability capability) {
    return new Connector(
        "banyan-backward-" + capability.name(),
        "banyan_backward_" + capability.name(),
        "banyan-backward-" + capability.name(),
        Direction.BACKWARD,
        List.of(new ChangeStream(capability, Direction.BACKWARD)));
  }

  public String publication() {
    return slot;
  }

  /// Whether it begins with a copy of all rows. A backward stream does not: its slot stands before
  /// the service owns anything, and until then there is nothing to send.
  public boolean beginsWithACopy() {
    return direction == Direction.FORWARD;
  }

  /// Whether a connector that is told this reads the stream.
  public static boolean reads(Map<String, String> configuration, ChangeStream stream) {
    return List.of(configuration.getOrDefault("table.include.list", "").split(","))
        .containsAll(patterns(stream));
  }

  /// What Kafka Connect is sent; the password stands in it as it was given.
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
    reading(configuration);
    spelling(configuration);
    writing(configuration);
    routes(configuration);
    return configuration;
  }

  /// Only changes made without a replication origin are read, so that what an applier writes never
  /// comes back. A slot that was made anew is ahead of the stored offset: then the connector fails
  /// rather than leave out what lies between.
  private void reading(Map<String, String> configuration) {
    configuration.put("plugin.name", "pgoutput");
    configuration.put("publication.name", publication());
    configuration.put("publication.autocreate.mode", "disabled");
    configuration.put("slot.name", slot);
    configuration.put("slot.drop.on.stop", "false");
    configuration.put("slot.stream.params", "origin=none");
    configuration.put("offset.mismatch.strategy", "trust_offset");
    configuration.put("table.include.list", String.join(",", captured()));
    configuration.put("message.key.columns", keys());
    configuration.put("snapshot.mode", beginsWithACopy() ? "initial" : "no_data");
    configuration.put("signal.data.collection", SIGNALS);
    configuration.put("signal.enabled.channels", "source");
    configuration.put("incremental.snapshot.chunk.size", "4096");
    configuration.put("incremental.snapshot.watermarking.strategy", "insert_delete");
    configuration.put("skipped.operations", "none");
    configuration.put("event.processing.failure.handling.mode", "fail");
  }

  /// Decimals, times, intervals and bytes travel as texts that SQL casts by itself; no column is
  /// left out because its type is not known.
  private static void spelling(Map<String, String> configuration) {
    configuration.put("decimal.handling.mode", "string");
    configuration.put("time.precision.mode", "isostring");
    configuration.put("interval.handling.mode", "string");
    configuration.put("binary.handling.mode", "base64");
    configuration.put("hstore.handling.mode", "json");
    configuration.put("include.unknown.datatypes", "true");
    configuration.put("tombstones.on.delete", "false");
    configuration.put("key.converter", JSON);
    configuration.put("key.converter.schemas.enable", "false");
    configuration.put("value.converter", JSON);
    configuration.put("value.converter.schemas.enable", "false");
  }

  /// Records and offset are one transaction in Kafka, or neither. It ends each 10 ms and not with
  /// each round of reading: an empty round is one, too, and Debezium asks Kafka for its offset each
  /// time. What cannot be converted ends the task; nothing is left out. Memory is bounded, whatever
  /// rows weigh, and what waits is little, for every garbage collection copies it.
  private static void writing(Map<String, String> configuration) {
    configuration.put("exactly.once.support", "required");
    configuration.put("transaction.boundary", "interval");
    configuration.put("transaction.boundary.interval.ms", "10");
    configuration.put("poll.interval.ms", "5");
    configuration.put("max.batch.size", "2048");
    configuration.put("max.queue.size", "4096");
    configuration.put("max.queue.size.in.bytes", "33554432");
    configuration.put("errors.tolerance", "none");
    configuration.put("errors.log.enable", "true");
    configuration.put("errors.log.include.messages", "false");
    // the end of a transaction sends at once; until then larger requests are cheaper
    configuration.put("producer.override.batch.size", "131072");
    // a worker that was killed leaves a transaction open, and the next one waits for its end
    configuration.put("producer.override.transaction.timeout.ms", "10000");
    configuration.put("producer.override.linger.ms", "5");
    configuration.put("producer.override.compression.type", "lz4");
  }

  private void routes(Map<String, String> configuration) {
    List<String> names = streams.stream().map(s -> "route_" + s.capability().name()).toList();
    configuration.put(
        "transforms",
        java.util.stream.Stream.concat(java.util.stream.Stream.of("signals"), names.stream())
            .collect(Collectors.joining(",")));
    configuration.put("transforms.signals.type", "org.apache.kafka.connect.transforms.Filter");
    configuration.put("transforms.signals.predicate", "signal");
    configuration.put("predicates", "signal");
    configuration.put(
        "predicates.signal.type",
        "org.apache.kafka.connect.transforms.predicates.TopicNameMatches");
    configuration.put("predicates.signal.pattern", pattern(prefix) + "\\." + pattern(SIGNALS));
    for (ChangeStream stream : streams) {
      String transform = "transforms.route_" + stream.capability().name();
      String tables = String.join("|", patterns(stream));
      configuration.put(transform + ".type", "org.apache.kafka.connect.transforms.RegexRouter");
      configuration.put(transform + ".regex", pattern(prefix) + "\\.(" + tables + ")");
      configuration.put(transform + ".replacement", stream.topic());
    }
  }

  /// Rows are kept in order by the key that the mapping names, whatever the table says of itself.
  private String keys() {
    return streams.stream()
        .flatMap(stream -> stream.tables().stream())
        .map(table -> pattern(table.source()) + ":" + String.join(",", table.sourcePrimaryKey()))
        .distinct()
        .collect(Collectors.joining(";"));
  }

  private List<String> captured() {
    return streams.stream().flatMap(stream -> patterns(stream).stream()).toList();
  }

  /// The captured tables as regular expressions.
  static List<String> patterns(ChangeStream stream) {
    return stream.captured().stream().map(Connector::pattern).toList();
  }

  static String pattern(String name) {
    return name.replace(".", "\\.");
  }
}

package dev.banyan.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads Debezium's envelope: `{before, after, source, op}`.
final class Envelope {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  /// Stands where a large value did not change and so was not sent; never to be written.
  static final String UNAVAILABLE = "__debezium_unavailable_value";

  private static final String UNAVAILABLE_BYTES =
      Base64.getEncoder().encodeToString(UNAVAILABLE.getBytes(StandardCharsets.UTF_8));

  private final String pulseTable;
  private final Map<String, MappedTable> tables;

  /// @param tables by schema-qualified source name
  Envelope(ChangeStream stream, Map<String, MappedTable> tables) {
    this.pulseTable = stream.pulseTable();
    this.tables = tables;
  }

  Event read(StreamRecord record) {
    byte[] value = record.value();
    if (value == null) {
      return new Event.Nothing(record);
    }
    try {
      return read(record, JSON.readTree(value));
    } catch (JsonProcessingException broken) {
      return new Event.Unreadable(record, null, null, "not JSON: " + broken.getOriginalMessage());
    } catch (IOException | IllegalArgumentException broken) {
      return new Event.Unreadable(record, null, null, String.valueOf(broken.getMessage()));
    }
  }

  private Event read(StreamRecord record, JsonNode envelope) {
    JsonNode source = envelope.path("source");
    String table = source.path("schema").asText() + "." + source.path("table").asText();
    String op = envelope.path("op").asText();
    Instant committedAt = Instant.ofEpochMilli(source.path("ts_ms").asLong());
    if (table.equals(pulseTable)) {
      // Only a beat that was streamed says that the snapshot is over.
      return op.equals("u")
          ? new Event.Beaten(record, envelope.path("after").path("beat").asLong(), committedAt)
          : new Event.Nothing(record);
    }
    MappedTable mapped = tables.get(table);
    if (mapped == null) {
      return new Event.Unreadable(record, table, null, "no mapping for table " + table);
    }
    return switch (op) {
      case "c", "r", "u", "d" ->
          row(record, mapped, envelope, source.path("lsn").asLong(), committedAt);
      default ->
          new Event.Unreadable(
              record,
              table,
              null,
              "operation '" + op + "' has no meaning for single rows: copy again");
    };
  }

  private static Event row(
      StreamRecord record, MappedTable table, JsonNode envelope, long lsn, Instant committedAt) {
    ObjectNode before = envelope.get("before") instanceof ObjectNode row ? row : null;
    ObjectNode after = envelope.get("after") instanceof ObjectNode row ? row : null;
    ObjectNode known = after == null ? before : after;
    String name = table.mapping().source();
    if (known == null) {
      return new Event.Unreadable(record, name, null, "neither before nor after is there");
    }
    ArrayNode key = JSON.createArrayNode();
    for (String column : table.mapping().sourcePrimaryKey()) {
      if (!known.hasNonNull(column)) {
        return new Event.Unreadable(record, name, null, "primary key '" + column + "' is missing");
      }
      key.add(known.get(column));
    }
    String missing = after == null ? null : restore(after, before);
    if (missing != null) {
      return new Event.Unreadable(
          record,
          name,
          key.toString(),
          "the value of '"
              + missing
              + "' was not sent, because it did not change: "
              + name
              + " wants REPLICA IDENTITY FULL");
    }
    if (before != null) {
      before = spelled(before, table);
    }
    if (after != null) {
      after = spelled(after, table);
    }
    return new Event.RowChanged(record, table, key.toString(), before, after, lsn, committedAt);
  }

  /// Takes unsent values from the row before; names the first that is not there either.
  private static @Nullable String restore(ObjectNode after, @Nullable ObjectNode before) {
    for (Map.Entry<String, JsonNode> column : after.properties()) {
      if (unavailable(column.getValue())) {
        JsonNode old = before == null ? null : before.get(column.getKey());
        if (old == null || unavailable(old)) {
          return column.getKey();
        }
        column.setValue(old);
      }
    }
    return null;
  }

  private static boolean unavailable(JsonNode value) {
    return value.isTextual()
        && (value.textValue().equals(UNAVAILABLE) || value.textValue().equals(UNAVAILABLE_BYTES));
  }

  /// Bytes as SQL spells them, and JSON as JSON instead of a text with JSON in it.
  private static ObjectNode spelled(ObjectNode row, MappedTable table) {
    for (TableShape.Column column : table.sourceTypes()) {
      JsonNode value = row.get(column.name());
      if (value != null && value.isTextual()) {
        switch (column.type()) {
          case "bytea" ->
              row.put(
                  column.name(),
                  "\\x" + HexFormat.of().formatHex(Base64.getDecoder().decode(value.textValue())));
          case "json", "jsonb" -> row.putRawValue(column.name(), new RawValue(value.textValue()));
          default -> {}
        }
      }
    }
    return row;
  }
}

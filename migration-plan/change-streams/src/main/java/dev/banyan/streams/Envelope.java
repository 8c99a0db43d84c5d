package dev.banyan.streams;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads Debezium's envelope: `{before, after, source, op}`.
final class Envelope {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final String pulseTable;
  private final Map<String, SourceTable> tables;

  /// @param tables by schema-qualified source name
  Envelope(ChangeStream stream, Map<String, SourceTable> tables) {
    this.pulseTable = stream.pulseTable();
    this.tables = tables;
  }

  /// @throws ShapeChanged where a mapped column has gone
  Event read(StreamRecord record) {
    byte[] value = record.value();
    if (value == null) {
      return new Event.Nothing(record);
    }
    try {
      return read(record, value, Frame.of(value));
    } catch (JsonProcessingException broken) {
      return new Event.Unreadable(record, null, null, "not JSON: " + broken.getOriginalMessage());
    } catch (IOException | IllegalArgumentException broken) {
      return new Event.Unreadable(record, null, null, String.valueOf(broken.getMessage()));
    }
  }

  private Event read(StreamRecord record, byte[] value, Frame frame) throws IOException {
    String name = frame.schema + "." + frame.table;
    if (name.equals(pulseTable)) {
      return beat(record, value, frame);
    }
    SourceTable table = tables.get(name);
    if (table == null) {
      return new Event.Unreadable(record, name, null, "no mapping for table " + name);
    }
    return switch (frame.op) {
      case "c", "r", "u", "d" -> row(record, table, value, frame);
      default ->
          new Event.Unreadable(
              record,
              name,
              null,
              "operation '" + frame.op + "' has no meaning for single rows: copy again");
    };
  }

  private static Event beat(StreamRecord record, byte[] value, Frame frame) throws IOException {
    // Only a beat that was streamed says that the snapshot is over.
    return frame.op.equals("u")
        ? new Event.Beaten(
            record, JSON.readTree(value).path("after").path("beat").asLong(), frame.committedAt())
        : new Event.Nothing(record);
  }

  private static Event row(StreamRecord record, SourceTable table, byte[] value, Frame frame)
      throws IOException {
    RowImage before = frame.before.read(table, value);
    RowImage after = frame.after.read(table, value);
    RowImage known = after == null ? before : after;
    if (known == null) {
      return new Event.Unreadable(record, table.name(), null, "neither before nor after is there");
    }
    String key = known.key();
    if (key == null) {
      return new Event.Unreadable(
          record, table.name(), null, "primary key " + table.primaryKey() + " is missing");
    }
    String missing = after == null || !after.incomplete() ? null : after.restore(before);
    if (missing != null) {
      return new Event.Unreadable(
          record,
          table.name(),
          key,
          "the value of '%s' was not sent, because it did not change: %s wants REPLICA IDENTITY FULL"
              .formatted(missing, table.name()));
    }
    return new Event.RowChanged(
        record,
        table,
        key,
        before == null ? null : before.text(),
        after == null ? null : after.text(),
        frame.op.equals("r"),
        frame.lsn,
        frame.committedAt());
  }

  /// Where an object lies in the record; from 0 to 0 if it is null.
  private record Span(int from, int to) {
    static final Span NONE = new Span(0, 0);

    @Nullable RowImage read(SourceTable table, byte[] value) throws IOException {
      return to == 0 ? null : RowImage.read(table, value, from, to);
    }
  }

  /// The envelope without its rows.
  private static final class Frame {
    private Span before = Span.NONE;
    private Span after = Span.NONE;
    private String op = "";
    private String schema = "";
    private String table = "";
    private long lsn;
    private long millis;

    static Frame of(byte[] value) throws IOException {
      Frame frame = new Frame();
      try (JsonParser parser = JSON.getFactory().createParser(value)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw new IOException("not an envelope: it begins with " + parser.currentToken());
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          switch (name) {
            case "before" -> frame.before = span(parser);
            case "after" -> frame.after = span(parser);
            case "op" -> frame.op = parser.getText();
            case "source" -> frame.source(parser);
            default -> parser.skipChildren();
          }
        }
      }
      return frame;
    }

    Instant committedAt() {
      return Instant.ofEpochMilli(millis);
    }

    private static Span span(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return Span.NONE;
      }
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      return new Span(from, (int) parser.currentLocation().getByteOffset());
    }

    private void source(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new IOException("'source' is no object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "schema" -> schema = parser.getText();
          case "table" -> table = parser.getText();
          case "lsn" -> lsn = parser.getValueAsLong();
          case "ts_ms" -> millis = parser.getValueAsLong();
          default -> parser.skipChildren();
        }
      }
    }
  }
}

package dev.banyan.streams;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row as Debezium sent it, before or after a change: mostly its JSON is handed to SQL as it
/// stands.
final class RowImage {
  /// Stands where a large value did not change and so was not sent; never to be written.
  static final String UNAVAILABLE = "__debezium_unavailable_value";

  private static final String UNAVAILABLE_IN_BASE64 =
      Base64.getEncoder().encodeToString(UNAVAILABLE.getBytes(StandardCharsets.UTF_8));
  private static final byte[] MARK = UNAVAILABLE.getBytes(StandardCharsets.UTF_8);
  private static final byte[] MARK_IN_BASE64 =
      UNAVAILABLE_IN_BASE64.getBytes(StandardCharsets.UTF_8);

  private final SourceTable table;
  private final byte[] json;
  private final int from;
  private final int to;
  private final @Nullable String key;
  private @Nullable ObjectNode parsed;

  private RowImage(SourceTable table, byte[] json, int from, int to, @Nullable String key) {
    this.table = table;
    this.json = json;
    this.from = from;
    this.to = to;
    this.key = key;
  }

  /// @param json holds the row's object from one byte up to another
  /// @throws ShapeChanged where a mapped column is not in the row any more
  static RowImage read(SourceTable table, byte[] json, int from, int to) throws IOException {
    String[] key = new String[table.primaryKey().size()];
    List<TableShape.Column> expected = table.columns();
    int at = 0;
    boolean asExpected = true;
    try (JsonParser parser = Envelope.JSON.getFactory().createParser(json, from, to - from)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        asExpected &= at < expected.size() && expected.get(at).name().equals(name);
        at++;
        JsonToken value = parser.nextToken();
        int part = table.primaryKey().indexOf(name);
        if (part >= 0 && value != JsonToken.VALUE_NULL) {
          key[part] =
              value == JsonToken.VALUE_STRING
                  ? "\""
                      + new String(JsonStringEncoder.getInstance().quoteAsString(parser.getText()))
                      + "\""
                  : parser.getText();
        }
        parser.skipChildren();
      }
    }
    RowImage image = new RowImage(table, json, from, to, joined(key));
    if (!asExpected || at != expected.size()) {
      image.mustHaveWhatIsMapped();
    }
    return image;
  }

  /// The primary key as a JSON array; null if a column of it is missing.
  @Nullable String key() {
    return key;
  }

  /// Whether values of it did not change and so were not sent.
  boolean incomplete() {
    return holds(MARK) || holds(MARK_IN_BASE64);
  }

  /// Takes unsent values from the row before; names the first that is not there either.
  @Nullable String restore(@Nullable RowImage before) throws IOException {
    for (Map.Entry<String, JsonNode> column : parsed().properties()) {
      if (unavailable(column.getValue())) {
        JsonNode old = before == null ? null : before.parsed().get(column.getKey());
        if (old == null || unavailable(old)) {
          return column.getKey();
        }
        column.setValue(old);
      }
    }
    return null;
  }

  /// The row as JSON that SQL can read.
  String text() throws IOException {
    if (parsed == null && !table.spelledAnew()) {
      return new String(json, from, to - from, StandardCharsets.UTF_8);
    }
    ObjectNode row = parsed().deepCopy();
    for (TableShape.Column column : table.columns()) {
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
    return row.toString();
  }

  private ObjectNode parsed() throws IOException {
    ObjectNode row = parsed;
    if (row == null) {
      row = (ObjectNode) Envelope.JSON.readTree(json, from, to - from);
      parsed = row;
    }
    return row;
  }

  private void mustHaveWhatIsMapped() throws IOException {
    Set<String> there = new HashSet<>();
    parsed().fieldNames().forEachRemaining(there::add);
    for (String column : table.mapped()) {
      if (!there.contains(column)) {
        throw new ShapeChanged(table.name(), column, there);
      }
    }
  }

  private static boolean unavailable(JsonNode value) {
    return value.isTextual()
        && (value.textValue().equals(UNAVAILABLE)
            || value.textValue().equals(UNAVAILABLE_IN_BASE64));
  }

  private boolean holds(byte[] mark) {
    for (int start = from; start <= to - mark.length; start++) {
      int same = 0;
      while (same < mark.length && json[start + same] == mark[same]) {
        same++;
      }
      if (same == mark.length) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String joined(@Nullable String[] key) {
    StringBuilder joined = new StringBuilder("[");
    for (String part : key) {
      if (part == null) {
        return null;
      }
      joined.append(joined.length() == 1 ? "" : ",").append(part);
    }
    return joined.append(']').toString();
  }
}

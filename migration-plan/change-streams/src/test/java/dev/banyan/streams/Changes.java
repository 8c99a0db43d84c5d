package dev.banyan.streams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes Debezium's envelopes by hand, with offsets per partition.
final class Changes {
  static final String TOPIC = "banyan.catalog.forward";

  private final String topic;
  private final Map<Integer, Long> offsets = new HashMap<>();
  private final List<StreamRecord> records = new ArrayList<>();
  private long lsn = 1000;

  Changes() {
    this(TOPIC);
  }

  Changes(String topic) {
    this.topic = topic;
  }

  static ObjectNode category(int id, String slug) {
    return Envelope.JSON
        .createObjectNode()
        .put("cat_id", id)
        .put("slug", slug)
        .put("cat_name", "The " + slug)
        .put("sort_no", id);
  }

  static ObjectNode product(int id, String sku, String price) {
    return Envelope.JSON
        .createObjectNode()
        .put("prod_id", id)
        .put("sku", sku)
        .put("prod_name", "Product " + id)
        .put("descr", "Ünïcode \"quoted\" 😀")
        .put("cat_id", 1)
        .put("price", price)
        .put("stat", "A")
        .put("ver", 1)
        .put("crt_ts", "2011-01-05T10:00:00.123456Z")
        .put("upd_ts", "2011-01-05T10:00:00Z");
  }

  Changes inserted(String table, ObjectNode after) {
    return row(table, "c", null, after);
  }

  Changes updated(String table, ObjectNode before, ObjectNode after) {
    return row(table, "u", before, after);
  }

  Changes deleted(String table, ObjectNode before) {
    return row(table, "d", before, null);
  }

  Changes beat(long beat, String op, long committedMillis) {
    ObjectNode after =
        Envelope.JSON
            .createObjectNode()
            .put("id", 1)
            .put("beat", beat)
            .put("at", "2026-01-01T00:00:00Z");
    return record(0, envelope("strangler", "pulse_catalog", op, null, after, committedMillis));
  }

  Changes row(String table, String op, @Nullable ObjectNode before, @Nullable ObjectNode after) {
    ObjectNode known = after == null ? before : after;
    int id = known.get(table.equals("category") ? "cat_id" : "prod_id").asInt();
    return record(id % 3, envelope("public", table, op, before, after, 1_700_000_000_000L + lsn));
  }

  /// A row of any table, in partition 0.
  Changes row(
      String schema,
      String table,
      String op,
      @Nullable ObjectNode before,
      @Nullable ObjectNode after) {
    return record(0, envelope(schema, table, op, before, after, 1_700_000_000_000L + lsn));
  }

  Changes garbage(int partition, String value) {
    return record(partition, value);
  }

  List<StreamRecord> records() {
    return List.copyOf(records);
  }

  private String envelope(
      String schema,
      String table,
      String op,
      @Nullable ObjectNode before,
      @Nullable ObjectNode after,
      long committedMillis) {
    ObjectNode envelope = Envelope.JSON.createObjectNode();
    envelope.set("before", before);
    envelope.set("after", after);
    envelope
        .put("op", op)
        .putObject("source")
        .put("schema", schema)
        .put("table", table)
        .put("lsn", ++lsn)
        .put("ts_ms", committedMillis);
    return envelope.toString();
  }

  private Changes record(int partition, String value) {
    long offset = offsets.merge(partition, 1L, Long::sum) - 1;
    records.add(new StreamRecord(topic, partition, offset, value.getBytes(StandardCharsets.UTF_8)));
    return this;
  }
}

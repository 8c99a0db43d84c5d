package dev.banyan.streams;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One record of a topic as the applier takes it.
///
/// @param value Debezium's envelope as JSON in UTF-8; null is a tombstone and skipped
public record StreamRecord(String topic, int partition, long offset, byte @Nullable [] value) {
  /// The key is not needed: the row carries it.
  public static StreamRecord of(ConsumerRecord<?, byte[]> record) {
    return new StreamRecord(record.topic(), record.partition(), record.offset(), record.value());
  }
}

package dev.banyan.streams;

import java.time.Duration;
import java.util.Map;

/// A topic as Kafka keeps it, for as long as a drain looks at it.
interface TopicLog extends AutoCloseable {
  /// The offset after the last record of each partition, committed or not.
  Map<Integer, Long> ends(String topic);

  /// Whether a reader of committed records gets from one offset to the other and finds none: all
  /// that lies there is marks of transactions and what was given up.
  ///
  /// @param atMost how long it may take; false when it is over, for a transaction may be open
  boolean isEmpty(String topic, int partition, long from, long to, Duration atMost);

  @Override
  void close();
}

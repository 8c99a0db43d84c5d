package dev.banyan.streams;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Where a stream is read on from, and whether the topic still holds what comes there: one that was
/// made anew, or lost records, begins again below the stored position, and what is below it would
/// be skipped without a word.
final class StartingPoint {
  /// Tells the stored positions.
  interface Positions {
    List<Position> read() throws SQLException;
  }

  private final Positions positions;
  private final Map<TopicPartition, Lost> lost = new ConcurrentHashMap<>();

  private record Lost(long stored, long first, long end) {}

  StartingPoint(Positions positions) {
    this.positions = positions;
  }

  /// @return whether anything was ever applied, so that more is to be expected
  boolean seek(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) throws SQLException {
    Map<TopicPartition, Long> stored = stored();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(assigned);
    Map<TopicPartition, Long> end = consumer.endOffsets(assigned);
    for (TopicPartition partition : assigned) {
      Long next = stored.get(partition);
      if (next == null) {
        lost.remove(partition);
        consumer.seekToBeginning(List.of(partition));
        continue;
      }
      long from = first.getOrDefault(partition, 0L);
      long to = end.getOrDefault(partition, Long.MAX_VALUE);
      if (next < from || next > to) {
        lost.put(partition, new Lost(next, from, to));
        consumer.seekToBeginning(List.of(partition));
      } else {
        lost.remove(partition);
        consumer.seek(partition, next);
      }
    }
    return !stored.isEmpty();
  }

  /// Why nothing may be applied; null once the database has let go of its position, so that the
  /// stream begins anew.
  @Nullable String lost() throws SQLException {
    if (lost.isEmpty()) {
      return null;
    }
    Map<TopicPartition, Long> stored = stored();
    lost.entrySet()
        .removeIf(entry -> stored.getOrDefault(entry.getKey(), 0L) < entry.getValue().stored());
    return lost.entrySet().stream()
        .findFirst()
        .map(
            entry ->
                "%s holds records %d to %d, but %d comes next: the topic was made anew or lost records. Nothing is applied until the capability is copied again"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().first(),
                        entry.getValue().end(),
                        entry.getValue().stored()))
        .orElse(null);
  }

  private Map<TopicPartition, Long> stored() throws SQLException {
    return positions.read().stream()
        .collect(
            Collectors.toMap(
                position -> new TopicPartition(position.topic(), position.partition()),
                Position::nextOffset));
  }
}

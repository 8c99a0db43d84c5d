package dev.banyan.streams;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Cuts a batch where its rows become heavy: a row takes its weight in memory several times over
/// while it is written, so a thousand large ones at once may be more than there is. One piece is
/// made at a time.
final class Pieces implements Iterator<List<StreamRecord>> {
  private final Iterator<? extends ConsumerRecord<?, byte[]>> records;
  private final int bytes;

  /// @param bytes a piece ends with the record that brings it to so many
  Pieces(Iterable<? extends ConsumerRecord<?, byte[]>> batch, int bytes) {
    this.records = batch.iterator();
    this.bytes = bytes;
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public List<StreamRecord> next() {
    if (!records.hasNext()) {
      throw new NoSuchElementException("the batch is over");
    }
    List<StreamRecord> piece = new ArrayList<>();
    long weight = 0;
    while (records.hasNext() && weight < bytes) {
      StreamRecord record = StreamRecord.of(records.next());
      byte[] value = record.value();
      weight += value == null ? 0 : value.length;
      piece.add(record);
    }
    return piece;
  }
}

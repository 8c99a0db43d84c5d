package dev.banyan.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;

class PiecesTest {
  private static final int BYTES = 1_000;

  @Property
  void every_record_is_in_one_piece_in_order_and_only_its_last_makes_a_piece_heavy(
      @ForAll @Size(max = 50) List<@IntRange(max = 2_500) Integer> weights) {
    List<ConsumerRecord<String, byte[]>> batch =
        IntStream.range(0, weights.size())
            .mapToObj(i -> new ConsumerRecord<>("t", 0, i, "k", new byte[weights.get(i)]))
            .toList();

    List<List<StreamRecord>> pieces = new ArrayList<>();
    new Pieces(batch, BYTES).forEachRemaining(pieces::add);

    assertThat(pieces.stream().flatMap(List::stream).map(StreamRecord::offset))
        .containsExactlyElementsOf(batch.stream().map(ConsumerRecord::offset).toList());
    assertThat(pieces)
        .allSatisfy(
            piece -> {
              assertThat(piece).isNotEmpty();
              assertThat(weight(piece.subList(0, piece.size() - 1))).isLessThan(BYTES);
            });
    assertThat(pieces.stream().limit(Math.max(0, pieces.size() - 1)))
        .allSatisfy(piece -> assertThat(weight(piece)).isGreaterThanOrEqualTo(BYTES));
  }

  private static int weight(List<StreamRecord> piece) {
    return piece.stream()
        .map(StreamRecord::value)
        .mapToInt(value -> value == null ? 0 : value.length)
        .sum();
  }
}

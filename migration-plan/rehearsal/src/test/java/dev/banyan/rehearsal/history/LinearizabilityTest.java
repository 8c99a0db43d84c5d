package dev.banyan.rehearsal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/// The fast check beside one that tries every order.
class LinearizabilityTest {
  @Property(tries = 20_000)
  void with_one_origin_of_each_value_the_fast_check_finds_exactly_what_no_order_explains(
      @ForAll long seed) {
    List<Operation> operations = new SmallHistories(new Random(seed), false).some();

    boolean explained = BruteForce.linearizable(SmallHistories.INITIAL, operations);

    Statistics.collect(explained);
    assertThat(clean(operations)).as(() -> told(operations)).isEqualTo(explained);
  }

  @Property(tries = 20_000)
  void with_several_origins_of_a_value_the_fast_check_finds_nothing_that_an_order_explains(
      @ForAll long seed) {
    List<Operation> operations = new SmallHistories(new Random(seed), true).some();

    boolean explained = BruteForce.linearizable(SmallHistories.INITIAL, operations);

    Statistics.collect(explained, clean(operations));
    if (explained) {
      assertThat(clean(operations)).as(() -> told(operations)).isTrue();
    }
  }

  private static boolean clean(List<Operation> operations) {
    return checked(operations).clean();
  }

  private static Checked checked(List<Operation> operations) {
    List<Operation> all = new ArrayList<>(operations);
    all.add(Operation.found(SmallHistories.KEY, SmallHistories.INITIAL));
    return HistoryCheck.check(all, Promise.owner());
  }

  private static String told(List<Operation> operations) {
    StringBuilder text = new StringBuilder();
    operations.forEach(
        each -> text.append("%d–%d %s%n".formatted(each.begin(), each.end(), Telling.of(each))));
    checked(operations).findings().forEach(each -> text.append(each.sentence()).append('\n'));
    return text.toString();
  }
}

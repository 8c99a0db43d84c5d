package dev.banyan.rehearsal.shoppers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private static final Instant OPENING = Instant.parse("2026-01-05T10:00:00Z");
  private static final Duration BOUND = Duration.ofSeconds(5);
  private static final String SKU = "85123A";

  // jqwik keeps one instance for all tries of a property, JUnit one for each test
  private Knowledge knowledge = newcomers();

  @BeforeTry
  void nobody_knows_more_than_newcomers() {
    knowledge = newcomers();
  }

  @Test
  void a_value_that_never_was_is_wrong_at_any_time() {
    assertThat(judge("9.99", 1, 0, Duration.ofDays(1))).isInstanceOf(Judgement.Wrong.class);
  }

  @Test
  void a_product_that_nobody_knows_is_wrong() {
    assertThat(knowledge.judge(new Shown.Row("X1", "Lantern", "2.55"), at(0), BOUND))
        .isInstanceOf(Judgement.Wrong.class);
  }

  @Test
  void while_a_change_is_under_way_both_values_are_right() {
    change("3.00", 10_000, null);

    assertThat(judge("2.55", 1, 60_000, Duration.ZERO)).isEqualTo(new Judgement.Right());
    assertThat(judge("3.00", 2, 60_000, Duration.ZERO)).isEqualTo(new Judgement.Right());
  }

  @Test
  void a_value_that_was_not_even_asked_for_when_the_answer_came_is_wrong() {
    change("3.00", 10_000, 10_050);

    assertThat(judge("3.00", 2, 9_000, BOUND)).isInstanceOf(Judgement.Wrong.class);
  }

  @Test
  void a_price_of_one_version_with_the_number_of_another_is_wrong() {
    change("3.00", 10_000, 10_050);

    assertThat(judge("2.55", 2, 10_060, BOUND)).isInstanceOf(Judgement.Wrong.class);
  }

  @Test
  void a_change_that_was_refused_never_was() {
    change("3.00", 10_000, null);
    knowledge.withdrawn(SKU);

    assertThat(judge("3.00", 2, 11_000, BOUND)).isInstanceOf(Judgement.Wrong.class);
  }

  @Test
  void nobody_changes_a_product_whose_last_change_is_in_doubt() {
    change("3.00", 10_000, null);

    assertThat(knowledge.begin(SKU, facts -> facts("4.00", 3), OPENING.plusSeconds(20))).isEmpty();
  }

  @Test
  void a_list_is_held_to_what_it_shows() {
    change("3.00", 10_000, 10_050);

    assertThat(knowledge.judge(new Shown.Row(SKU, "Lantern", "2.55"), at(60_000), BOUND))
        .isInstanceOf(Judgement.Wrong.class);
    assertThat(knowledge.judge(new Shown.Row(SKU, "Lantern", "3.00"), at(60_000), BOUND))
        .isEqualTo(new Judgement.Right());
  }

  @Property
  void an_old_value_is_right_exactly_as_long_as_the_bound_allows(
      @ForAll @IntRange(max = 20_000) int late) {
    change("3.00", 10_000, 10_050);

    boolean right = judge("2.55", 1, 10_050 + late, BOUND).equals(new Judgement.Right());

    assertThat(right).isEqualTo(late <= BOUND.toMillis());
  }

  @Property
  void whoever_reads_the_owner_is_never_wrong(
      @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 9_000) Integer> gaps,
      @ForAll @IntRange(max = 200_000) int readAt) {
    int now = 0;
    long version = 1;
    String price = "2.55";
    String priceAtRead = price;
    long versionAtRead = version;
    for (int gap : gaps) {
      now += gap;
      version++;
      price = Money.spelled(BigDecimal.valueOf(version, 1));
      change(price, version, now, now + 10);
      if (now + 10 <= readAt) {
        priceAtRead = price;
        versionAtRead = version;
      }
    }

    assertThat(judge(priceAtRead, versionAtRead, readAt, Duration.ZERO))
        .isEqualTo(new Judgement.Right());
  }

  private Judgement judge(String price, long version, int readAtMillis, Duration bound) {
    Shown.Page page = new Shown.Page(SKU, "Lantern", "Nice.", price, "lights", version);
    return knowledge.judge(page, at(readAtMillis), bound);
  }

  private void change(String price, int sentMillis, Integer acknowledgedMillis) {
    change(price, 2, sentMillis, acknowledgedMillis);
  }

  private void change(String price, long version, int sentMillis, Integer acknowledgedMillis) {
    assertThat(knowledge.begin(SKU, old -> facts(price, version), OPENING.plusMillis(sentMillis)))
        .isPresent();
    if (acknowledgedMillis != null) {
      knowledge.acknowledged(SKU, OPENING.plusMillis(acknowledgedMillis));
    }
  }

  private static Knowledge newcomers() {
    return new Knowledge(List.of(), Map.of(SKU, new ProductHistory("lights", facts("2.55", 1))));
  }

  private static Looked at(int millis) {
    return new Looked(OPENING.plusMillis(millis), OPENING.plusMillis(millis));
  }

  private static ProductFacts facts(String price, long version) {
    return new ProductFacts("Lantern", "Nice.", price, version);
  }
}

package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The plan that ships is the first example of the format.
class ShippedPlanTest {
  private static final PlanFolder SHIPPED = new PlanFolder(Path.of(".."));

  @Test
  void the_plan_moves_the_catalogue_in_rising_shares() {
    Plan plan = valid(SHIPPED.plan());

    assertThat(plan.name()).isEqualTo("gift-shop");
    assertThat(plan.moves())
        .containsExactly(
            new PlannedMove(
                "catalog",
                List.of(),
                List.of(Share.ofPercent(1), Share.ofPercent(10), Share.ofPercent(50), Share.ALL),
                List.of(Share.ofPercent(10), Share.ofPercent(50), Share.ALL),
                List.of(),
                2));
    assertThat(plan.paces().get("quick"))
        .isEqualTo(new Pace("quick", Duration.ofSeconds(12), 20, 3, Duration.ofSeconds(90)));
  }

  @Test
  void the_catalogue_has_its_routes_key_tables_and_gates() {
    Capability catalog = valid(SHIPPED.plan()).capabilities().get("catalog");

    assertThat(catalog.consistency()).isEqualTo(Consistency.EVENTUAL);
    assertThat(catalog.staleAtMost()).isEqualTo(Duration.ofSeconds(5));
    assertThat(catalog.key().canonical().of(" 85123a ")).isEqualTo("85123A");
    assertThat(catalog.routes())
        .contains(
            new Route(
                "catalog.product",
                Set.of("GET", "PATCH"),
                List.of(
                    new Route.Segment.Literal("api"),
                    new Route.Segment.Literal("products"),
                    new Route.Segment.Parameter("sku")),
                new KeySource.FromPath("sku")));
    assertThat(catalog.tables())
        .extracting(TableMapping::legacyName)
        .containsExactly("category", "product");
    assertThat(catalog.tables()).extracting(TableMapping::serviceKey).containsExactly(null, "sku");
    assertThat(catalog.tables()).extracting(TableMapping::backward).doesNotContainNull();
    assertThat(catalog.tables()).extracting(table -> table.place().line()).containsExactly(27, 36);
    assertThat(catalog.lone()).isEmpty();
    assertThat(catalog.crossings())
        .extracting(Crossing::name)
        .contains("public.stock.stock_prod_id_fkey");
    assertThat(catalog.gates())
        .containsExactly(
            new Gate(Evidence.SUCCESS_RATE, 99.5),
            new Gate(Evidence.CLIENT_ERROR_DELTA, 0.5),
            new Gate(Evidence.P99_RATIO, 4),
            new Gate(Evidence.LAG, 2000),
            new Gate(Evidence.WRONG_ANSWERS, 0),
            new Gate(Evidence.MISMATCHES, 0));
  }

  @Test
  void no_hand_is_on_any_dial() {
    assertThat(valid(SHIPPED.dials(valid(SHIPPED.plan())))).isEqualTo(Dials.UNTOUCHED);
  }

  private static <T> T valid(Reading<T> reading) {
    return switch (reading) {
      case Reading.Valid<T>(T value) -> value;
      case Reading.Broken<T>(List<Problem> problems) -> throw new AssertionError(problems);
    };
  }
}

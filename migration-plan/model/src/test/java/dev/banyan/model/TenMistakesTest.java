package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A plan with ten mistakes gets ten messages, each with its place and what to do.
class TenMistakesTest {
  @Test
  void every_mistake_is_told_at_once() {
    Reading<Plan> reading = new PlanFolder(Path.of("src/test/resources/ten-mistakes")).plan();

    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Broken.class,
            broken ->
                assertThat(((List<?>) broken.problems()).stream().map(Object::toString))
                    .containsExactly(
                        "plan.yaml:3:17: unknown capability 'catalogue'; did you mean 'catalog'? (choose from: catalog)",
                        "plan.yaml:4:17: the shares must rise: 5 % comes after 10 %; a walk only goes back when a gate says so",
                        "plan.yaml:5:5: a move has no member 'atempts'; did you mean 'attempts'? (choose from: capability, requires, reads, writes, confirm, attempts)",
                        "plan.yaml:7:19: 'window' must be a duration such as 500ms, 5s or 10m, above zero, was '12' (the unit is missing)",
                        "plan.yaml:7:36: 'min-samples' must be a whole number from 1 to 1,000,000, was '0'",
                        "capabilities/catalog.yaml:5:36: unknown canonical step 'upper'; did you mean 'upper-ascii'? (choose from: trim, upper-ascii, lower-ascii, nfc)",
                        "capabilities/catalog.yaml:10:17: the path /api/products/{sku} has no parameter {id}, so no request would have a key (choose from: sku)",
                        "capabilities/catalog.yaml:12:13: 'legacy' must be a table with its schema (public.product), was 'product'",
                        "capabilities/catalog.yaml:16:14: 'forward' must be one SELECT without ';', because it is built into larger statements",
                        "capabilities/catalog.yaml:18:18: 'success-rate' is good when it is high, so its gate is 'at-least', not 'at-most'"));
  }
}

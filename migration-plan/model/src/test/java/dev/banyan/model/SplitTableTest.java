package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A legacy table that becomes two, and one that is nowhere else.
class SplitTableTest {
  @TempDir Path folder;

  @Test
  void a_part_fills_columns_of_a_row_that_another_mapping_makes() throws IOException {
    Capability catalog =
        catalog(
            """
              - legacy: public.product
                service: catalog.image
                primary-key: {legacy: [prod_id], service: [product_id]}
                key: {legacy: sku, service: code}
                forward: select prod_id as product_id, sku as code, image from product where image is not null
                backward: select product_id as prod_id, code as sku, image from image
                part: true
            without-counterpart:
              - {side: SERVICE, table: catalog.outbox, key: sku}
            crossings:""");

    assertThat(catalog.tables()).extracting(TableMapping::part).containsExactly(false, false, true);
    TableMapping image = catalog.tables().getLast();
    assertThat(image.legacyKey()).isEqualTo("sku");
    assertThat(image.serviceKey()).isEqualTo("code");
    assertThat(catalog.lone())
        .containsExactly(
            new LoneTable(
                Side.SERVICE,
                "catalog.outbox",
                "sku",
                new Place(Path.of("capabilities/catalog.yaml"), 59, 5)));
  }

  private Capability catalog(String inPlaceOfCrossings) throws IOException {
    PlanCopy plan =
        PlanCopy.in(folder)
            .with("capabilities/catalog.yaml", "\ncrossings:", "\n" + inPlaceOfCrossings);
    assertThat(plan.problems()).isEmpty();
    return switch (new PlanFolder(folder).plan()) {
      case Reading.Valid<Plan>(Plan read) -> read.capabilities().get("catalog");
      case Reading.Broken<Plan> broken -> throw new AssertionError(broken.problems());
    };
  }
}

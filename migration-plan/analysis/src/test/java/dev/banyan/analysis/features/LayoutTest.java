package dev.banyan.analysis.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.analysis.Fixture;
import dev.banyan.analysis.bytecode.CodeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private final Layout layout =
      new Layout(
          CodeBase.read(List.of(Fixture.classes()), null, new ArrayList<>()).orElseThrow(),
          Set.of());

  @Test
  void layer_and_feature_may_stand_in_either_order() {
    assertThat(layout.feature("fixture.shop.web.orders.OrderResource")).isEqualTo("orders");
    assertThat(layout.layer("fixture.shop.web.orders.OrderResource")).isEqualTo("web");
    assertThat(layout.feature("fixture.shop.orders.web.OrderResource")).isEqualTo("orders");
    assertThat(layout.layer("fixture.shop.orders.web.OrderResource")).isEqualTo("web");
  }

  @Test
  void what_lies_in_a_layer_alone_or_in_a_package_of_utilities_is_shared() {
    assertThat(layout.feature("fixture.shop.data.Sql")).isEqualTo(Layout.SHARED);
    assertThat(layout.feature("fixture.shop.util.Strings")).isEqualTo(Layout.SHARED);
    assertThat(layout.feature("fixture.shop.Main")).isEqualTo(Layout.SHARED);
  }

  @Test
  void where_packages_know_layers_only_names_tell_the_feature() {
    assertThat(
            new NameStems(type -> type.split("\\.")[0])
                .features(
                    List.of(
                        "web.OrderController",
                        "service.OrderService",
                        "repository.OrderLineRepository",
                        "web.OrdersView",
                        "web.Clock")))
        .isEqualTo(
            Map.of(
                "web.OrderController", "order",
                "service.OrderService", "order",
                "repository.OrderLineRepository", "order",
                "web.OrdersView", "order"));
  }
}

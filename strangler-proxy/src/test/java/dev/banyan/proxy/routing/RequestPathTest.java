package dev.banyan.proxy.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.TestShop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api%2Fproducts/X",
        "/api/%2e/products/X",
        "/api/%2E%2e/products/X",
        "/api/./products/X",
        "/api/../products/X",
        "/api/..;v=1/products/X",
        "/api/products/X%00",
        "/api/products/%5cX",
        "/api/products/\\X",
        "/api/products/%0aX",
        "/api/products/%",
        "/api/products/%4",
        "/api/products/%zz",
        "/api/products/\u00e9",
        "/api/products/X#part"
      })
  void what_could_be_read_in_two_ways_is_no_path(String target) {
    assertThat(RequestPath.of(target)).isInstanceOf(RequestPath.Ambiguous.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/products/X",
        "/api/products/X/",
        "//api//products/X",
        "/%61pi/%70roducts/X?q=%2F..",
        "/api/products/%58",
        "/api/products;v=1/X",
        "/api/products/X;a=b",
        "/api/products/X%3bc"
      })
  void no_spelling_dodges_a_route(String target) {
    assertThat(RequestPath.of(target))
        .isInstanceOfSatisfying(
            RequestPath.Clear.class,
            path -> {
              CapabilityRoute route = new RouteIndex(TestShop.PLAN).find("GET", path.segments());
              assertThat(route).isNotNull();
              assertThat(route.parameter("sku", path.segments())).isEqualTo("X");
            });
  }

  @Test
  void head_comes_with_get_and_other_methods_belong_to_nobody() {
    RouteIndex routes = new RouteIndex(TestShop.PLAN);
    var product = List.of("api", "products", "X");

    assertThat(routes.find("HEAD", product)).isNotNull();
    assertThat(routes.find("DELETE", product)).isNull();
  }

  @Test
  void a_segment_is_decoded_once() {
    assertThat(RequestPath.of("/a%252Fb")).isEqualTo(new RequestPath.Clear(List.of("a%2Fb"), true));
  }
}

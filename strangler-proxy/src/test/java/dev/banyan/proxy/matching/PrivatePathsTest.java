package dev.banyan.proxy.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivatePathsTest {
  static final List<String> SEEN = new CopyOnWriteArrayList<>();
  static TestShop shop;

  @BeforeAll
  static void open() {
    shop =
        new TestShop()
            .monolith(
                request -> {
                  SEEN.add(request.uri());
                  request.response().end("public");
                })
            .table(1, 0, 0)
            .open();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static String get(String target) throws Exception {
    SEEN.clear();
    return RawClient.ask(
        shop.port(), "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q",
        "/q/",
        "/q?x",
        "/q/metrics",
        "/q/health/ready?x=/",
        "/%71/metrics",
        "//q/metrics",
        "/q//metrics",
        "/;a=b/q/metrics",
        "/q;a=b/metrics",
        "/q;/metrics",
        "/%71%3ba/metrics",
        "http://b/q/metrics",
        "http://b//%71",
      })
  void no_spelling_of_a_private_path_reaches_a_backend(String target) throws Exception {
    assertThat(get(target)).startsWith("HTTP/1.1 404").contains("application/problem+json");
    assertThat(SEEN).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x/../q/health",
        "/./q/health",
        "/x/%2e%2e/q/health",
        "/x/..;a/q/health",
        "/q%2fhealth",
        "/x%2f..%2fq",
        "\\q\\health",
        "/\\q/health",
        "/q%00/health",
        "/%q/health",
      })
  void what_might_be_one_is_refused_as_ever(String target) throws Exception {
    assertThat(get(target)).startsWith("HTTP/1.1 400");
    assertThat(SEEN).isEmpty();
  }

  /// Quarkus tells upper from lower case, and decodes once.
  @ParameterizedTest
  @ValueSource(strings = {"/Q/metrics", "/quick", "/x/q", "/%2571/metrics", "/?/q/metrics"})
  void what_only_looks_like_one_passes(String target) throws Exception {
    assertThat(get(target)).startsWith("HTTP/1.1 200").endsWith("public");
    assertThat(SEEN).containsExactly(target);
  }

  @Test
  void a_prefix_may_have_several_parts_and_be_one_of_several() {
    PrivatePaths paths = PrivatePaths.of("/q, /internal/jobs/");

    assertThat(paths.cover(List.of("internal", "jobs", "7"))).isTrue();
    assertThat(paths.cover(List.of("internal"))).isFalse();
    assertThat(paths.cover(List.of("q"))).isTrue();
  }

  @Test
  void all_that_is_no_path_is_told() {
    assertThatThrownBy(() -> PrivatePaths.of("/,q,/a/../b,/c;d,/ok,"))
        .hasMessageContaining("'/', 'q', '/a/../b', '/c;d', ''");
  }
}

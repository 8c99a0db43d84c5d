package dev.banyan.proxy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Bucket;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import dev.banyan.proxy.observing.Unready;
import dev.banyan.proxy.routing.Hold;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeamTest {
  private final AtomicInteger atMonolith = new AtomicInteger();
  private final TestShop shop =
      new TestShop()
          .monolith(
              request -> {
                atMonolith.incrementAndGet();
                request.response().end();
              })
          .service(
              request ->
                  request
                      .response()
                      .setStatusCode(request.headers().contains("Banyan-Seam") ? 500 : 503)
                      .putHeader("Retry-After", "7")
                      .end("{\"detail\":\"written at the other side\"}"));

  @AfterEach
  void close() {
    shop.close();
  }

  private String ask(String method, String path, String fields) throws Exception {
    return RawClient.ask(
        shop.port(),
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n"
            + fields
            + "\r\n");
  }

  private String seam(String method, String path) throws Exception {
    return ask(method, path, "Banyan-Seam: true\r\n");
  }

  @Test
  void a_seam_is_never_held() throws Exception {
    shop.table(1, 100, 100, new Hold(0, Bucket.COUNT, false)).open();

    assertThat(seam("PATCH", "/api/products/x"))
        .startsWith("HTTP/1.1 503")
        .containsIgnoringCase("Retry-After: 1")
        .contains("ask who owns each key");
    assertThat(shop.waits().total()).isZero();
    assertThat(shop.waits().refusals(Unready.SEAM_IN_HAND)).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /api/products/x", "PATCH /api/products/x", "POST /orders", "GET /"})
  void a_seam_is_never_sent_to_the_monolith(String request) throws Exception {
    shop.table(1, 0, 0).open();
    String[] parts = request.split(" ");

    assertThat(seam(parts[0], parts[1]))
        .startsWith("HTTP/1.1 503")
        .containsIgnoringCase("Retry-After: 1")
        .contains("belongs to the monolith");
    assertThat(atMonolith).hasValue(0);
  }

  @Test
  void the_monolith_does_not_step_in_for_a_service_that_a_seam_asked() throws Exception {
    shop.table(1, 100, 100).open();

    assertThat(seam("GET", "/api/products/x"))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 7");
    assertThat(atMonolith).hasValue(0);
  }

  @Test
  void what_the_fence_of_a_side_refused_is_passed_on_as_it_is() throws Exception {
    shop.table(1, 100, 100).open();

    assertThat(ask("PATCH", "/api/products/x", ""))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 7", "Banyan-Side: service")
        .endsWith("{\"detail\":\"written at the other side\"}");
    assertThat(atMonolith).hasValue(0);
  }
}

package dev.banyan.proxy.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.Bucket;
import dev.banyan.model.Side;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentifyTest {
  private TestShop shop;

  @BeforeEach
  void open() {
    shop =
        new TestShop()
            .monolith(request -> request.response().end())
            .service(request -> request.response().end())
            .open();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private String ask(String method, String target, String fields) throws IOException {
    return RawClient.ask(
        shop.port(),
        method + " " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + fields + "\r\n");
  }

  private static String side(String answer) {
    return answer.contains("Banyan-Side: service") ? "service" : "monolith";
  }

  @Test
  void one_product_has_one_side_however_it_is_spelled() throws Exception {
    int percent = Bucket.of("85123A") / 100 + 1;
    shop.table(1, percent, 0);

    for (String spelled :
        new String[] {"85123A", "85123a", "%38%35123a", "85123A/", "%2085123a%20"}) {
      assertThat(side(ask("GET", "/api/products/" + spelled, ""))).as(spelled).isEqualTo("service");
    }
    shop.table(2, percent - 1, 0);
    assertThat(side(ask("GET", "/api/products/85123A", ""))).isEqualTo("monolith");
  }

  @Test
  void a_client_without_a_key_is_known_by_a_cookie_once_it_has_one() throws Exception {
    shop.table(1, 50, 0);

    String first = ask("GET", "/api/products", "");
    assertThat(first)
        .containsPattern("Set-Cookie: banyan_client=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax");
    assertThat(side(first)).isEqualTo(Bucket.of("127.0.0.1") < 5_000 ? "service" : "monolith");
    for (int i = 0; i < 8; i++) {
      String token = "%032x".formatted(i);
      String answer = ask("GET", "/api/products", "Cookie: a=b; banyan_client=" + token + "\r\n");
      assertThat(side(answer)).isEqualTo(Bucket.of(token) < 5_000 ? "service" : "monolith");
      assertThat(answer).doesNotContain("Set-Cookie");
    }
  }

  @Test
  void a_forged_cookie_is_replaced() throws Exception {
    shop.table(1, 50, 0);

    assertThat(ask("GET", "/api/products", "Cookie: banyan_client=<script>\r\n"))
        .containsPattern("Set-Cookie: banyan_client=[0-9a-f]{32};");
  }

  @Test
  void a_write_without_a_key_moves_last() throws Exception {
    shop.table(1, 100, 99);
    assertThat(side(ask("POST", "/api/products", "Content-Length: 0\r\n"))).isEqualTo("monolith");

    shop.table(2, 100, 100);
    assertThat(side(ask("POST", "/api/products", "Content-Length: 0\r\n"))).isEqualTo("service");
    assertThat(shop.catalog(Side.SERVICE, false).requests()).isOne();
  }

  @Test
  void two_keys_in_one_request_are_refused() throws Exception {
    shop.table(1, 50, 0);

    assertThat(ask("GET", "/api/search?sku=a&sku=%41", "")).startsWith("HTTP/1.1 200");
    assertThat(ask("GET", "/api/search?sku=a&s%6Bu=b", "")).startsWith("HTTP/1.1 400");
  }

  @Test
  void without_a_routing_table_reads_go_to_the_monolith_and_writes_are_not_guessed()
      throws Exception {
    assertThat(side(ask("GET", "/api/products/x", ""))).isEqualTo("monolith");
    assertThat(ask("GET", "/elsewhere", "")).startsWith("HTTP/1.1 200");
    assertThat(ask("PATCH", "/api/products/x", "Content-Length: 0\r\n"))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After: 1");
  }
}

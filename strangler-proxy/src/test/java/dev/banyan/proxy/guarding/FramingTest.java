package dev.banyan.proxy.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes on a socket (RFC 9112): what is refused, no backend ever sees.
class FramingTest {
  static final List<String> SEEN = new CopyOnWriteArrayList<>();
  static RawBackend backend;
  static TestShop shop;

  @BeforeAll
  static void open() throws Exception {
    backend =
        new RawBackend(
            (in, out) -> {
              for (String head = RawBackend.head(in); !head.isEmpty(); head = RawBackend.head(in)) {
                SEEN.add(head);
                RawBackend.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
              }
            });
    shop =
        new TestShop().monolithAt(backend.port()).serviceAt(backend.port()).table(1, 0, 0).open();
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
    backend.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST / HTTP/1.1~Host: a~Content-Length: 3~Transfer-Encoding: chunked~~0~~ | 400",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Content-Length: 3~~0~~ | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: 3~Content-Length: 4~~abcd | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: 3, 4~~abcd | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: -1~~ | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: +3~~abc | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: 0x3~~abc | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: 99999999999999999999~~abc | 400",
        "POST / HTTP/1.1~Host: a~Content-Length :3~~abc | 400",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked~~0~~ | 501",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Transfer-Encoding: chunked~~0~~ | 501",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: identity~~abc | 501",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding: xchunked~~0~~ | 501",
        "POST / HTTP/1.1~Host: a~Transfer-Encoding : chunked~~0~~ | 400",
        "POST / HTTP/1.0~Host: a~Transfer-Encoding: chunked~~0~~ | 400",
        "GET / HTTP/1.1~~ | 400",
        "GET / HTTP/1.1~Host: a~Host: b~~ | 400",
        "GET / HTTP/1.1~Host: a b~~ | 400",
        "GET / HTTP/1.1~Host: a/b~~ | 400",
        "GET / HTTP/1.1~Host: u@b~~ | 400",
        "GET http:///x HTTP/1.1~Host: a~~ | 400",
        "GET x HTTP/1.1~Host: a~~ | 400",
        "GET / HTTP/1.1~Host: a~X Y: z~~ | 400",
        "GET / HTTP/1.1~Host: a~: z~~ | 400",
        "POST / HTTP/1.1~Host: a~Content-Length: 3~ 4~~abcd | 400",
        "GET / HTTP/1.1~Host: a~ Content-Length: 5~~ | 400",
        "GET / HTTP/1.1~ Host: a~~ | 400",
        "CONNECT a:80 HTTP/1.1~Host: a~~ | 405",
        "TRACE / HTTP/1.1~Host: a~~ | 405",
        "GET /api/%2e%2e/x HTTP/1.1~Host: a~~ | 400",
        "GET /api%2fproducts HTTP/1.1~Host: a~~ | 400",
        "GET /api/products;x=1 HTTP/1.1~Host: a~~ | 400",
        "GET /ws HTTP/1.1~Host: a~Connection: Upgrade~Upgrade: websocket~Content-Length: 3~~abc | 400",
        "GET /ws HTTP/1.1~Host: a~Connection: Upgrade~Upgrade: websocket~Transfer-Encoding: chunked~~0~~ | 400",
        "GET /ws HTTP/1.1~Host: a~Connection: Upgrade~Upgrade: websocket~Content-Length: 3~Transfer-Encoding: chunked~~0~~ | 400",
        "GET /ws HTTP/1.1~Host: a~Host: b~Connection: Upgrade~Upgrade: websocket~~ | 400",
      })
  void is_refused_before_a_backend_sees_it(String request, int status) throws Exception {
    SEEN.clear();

    String answer =
        RawClient.ask(
            shop.port(),
            request.replace("~", "\r\n")
                + "GET /second HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .matches("(?s)HTTP/1.[01] " + status + " .*")
        .contains("application/problem+json");
    assertThat(SEEN).noneMatch(head -> !head.startsWith("GET /second "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\rc\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: b\u0000c\r\nConnection: close\r\n\r\n",
      })
  void control_characters_in_a_field_are_refused(String request) throws Exception {
    SEEN.clear();

    assertThat(RawClient.ask(shop.port(), request)).startsWith("HTTP/1.1 400");
    assertThat(SEEN).isEmpty();
  }

  @Test
  void another_version_is_refused() throws Exception {
    SEEN.clear();

    assertThat(RawClient.ask(shop.port(), "GET / HTTP/3.0\r\nHost: a\r\n\r\n"))
        .matches("(?s)HTTP/\\S+ 50[15] .*");
    assertThat(SEEN).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {9_000, 40_000})
  void what_is_too_large_is_refused(int size) throws Exception {
    String line = "GET /" + "x".repeat(size) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    String fields = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(4 * size) + "\r\n\r\n";

    assertThat(RawClient.ask(shop.port(), line)).contains(" 414 ");
    assertThat(RawClient.ask(shop.port(), fields)).contains(" 431 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET http://b:8/x?y=%2F HTTP/1.1~Host: a~~ | GET /x?y=%2F HTTP/1.1 | Host: b:8",
        "GET http://b HTTP/1.1~Host: a~~ | GET / HTTP/1.1 | Host: b",
        "OPTIONS * HTTP/1.1~Host: a~~ | OPTIONS * HTTP/1.1 | Host: a",
        "GET /%7Ea//b;c/%25 HTTP/1.1~Host: [::1]:80~~ | GET /%7Ea//b;c/%25 HTTP/1.1 | Host: [::1]:80",
        "GET /x HTTP/1.1~Host: a~Upgrade: h2c~Connection: Upgrade, HTTP2-Settings~HTTP2-Settings: AA~~ | GET /x HTTP/1.1 | Host: a",
        "GET /x HTTP/1.1~Host: a~Upgrade: TLS/1.0~Connection: upgrade~~ | GET /x HTTP/1.1 | Host: a",
        "GET /x HTTP/1.1~Host: a~Upgrade: websocket/12~Connection: upgrade~~ | GET /x HTTP/1.1 | Host: a",
        "GET /x HTTP/1.1~Host: a~Upgrade: websocket~~ | GET /x HTTP/1.1 | Host: a",
        "GET /x HTTP/1.0~Host: a~Upgrade: websocket~Connection: upgrade, keep-alive~~ | GET /x HTTP/1.1 | Host: a",
        "HEAD /x HTTP/1.1~Host: a~Upgrade: websocket~Connection: upgrade~~ | HEAD /x HTTP/1.1 | Host: a",
      })
  void odd_but_clear_requests_pass_as_they_came(String request, String line, String host)
      throws Exception {
    SEEN.clear();
    try (RawClient client = new RawClient(shop.port())) {
      client.send(request.replace("~", "\r\n"));

      assertThat(client.readUntil(request.startsWith("HEAD") ? "\r\n\r\n" : "ok"))
          .matches("(?s)HTTP/1.[01] 200 .*");
    }
    assertThat(SEEN.getFirst())
        .startsWith(line + "\r\n")
        .containsIgnoringCase(host + "\r\n")
        .doesNotContainIgnoringCase("upgrade", "HTTP2-Settings");
  }
}

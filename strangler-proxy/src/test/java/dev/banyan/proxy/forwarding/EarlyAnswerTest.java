package dev.banyan.proxy.forwarding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/// Answers that come before the request is out.
class EarlyAnswerTest {
  private static TestShop before(RawBackend backend) {
    return new TestShop()
        .monolithAt(backend.port())
        .serviceAt(backend.port())
        .table(1, 0, 0)
        .open();
  }

  @Test
  void a_backend_that_answered_before_the_whole_body_came_gets_no_more_of_it() throws Exception {
    BlockingQueue<String> rest = new LinkedBlockingQueue<>();
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(
                      out, "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno");
                  rest.add(toTheEnd(in));
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc");

      assertThat(client.readAll())
          .startsWith("HTTP/1.1 413")
          .containsIgnoringCase("Connection: close\r\n")
          .endsWith("no");
      assertThat(rest.poll(10, SECONDS)).isIn("abc", "");
    }
  }

  @Test
  void the_next_request_has_a_connection_of_its_own() throws Exception {
    BlockingQueue<String> first = new LinkedBlockingQueue<>();
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  // Only a connection's first request is answered.
                  first.add(RawBackend.head(in));
                  RawBackend.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                  toTheEnd(in);
                });
        TestShop shop = before(backend)) {
      for (int i = 0; i < 8; i++) {
        try (RawClient client = new RawClient(shop.port())) {
          client.send("POST /" + i + " HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
          assertThat(client.readAll()).endsWith("ok");
          assertThat(first.poll(10, SECONDS)).startsWith("POST /" + i + " ");
        }
      }
    }
  }

  private static String toTheEnd(InputStream in) {
    StringBuilder rest = new StringBuilder();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        rest.append((char) b);
      }
    } catch (IOException reset) {
      // An end, too.
    }
    return rest.toString();
  }
}

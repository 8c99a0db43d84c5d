package dev.banyan.proxy.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a backend gets and what a client gets, byte by byte.
class ForwardingTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

  private RawBackend answering(String answer) throws Exception {
    return new RawBackend(
        (in, out) -> {
          for (String head = RawBackend.head(in); !head.isEmpty(); head = RawBackend.head(in)) {
            heads.add(head);
            RawBackend.write(out, answer);
          }
        });
  }

  private static TestShop before(RawBackend backend) {
    return new TestShop()
        .monolithAt(backend.port())
        .serviceAt(backend.port())
        .table(1, 0, 0)
        .open();
  }

  @Test
  void fields_for_the_next_hop_are_set_and_those_of_this_hop_removed() throws Exception {
    try (RawBackend backend = answering(OK);
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(
          """
          GET /a HTTP/1.1
          Host: shop.example:81
          Connection: keep-alive, X-Mine
          X-Mine: 1
          X-Other: caf\u00e9
          Keep-Alive: 5
          TE: trailers
          Proxy-Authorization: Basic x
          Banyan-Side: service
          Forwarded: for=6.6.6.6
          X-Forwarded-For: 6.6.6.6
          X-Forwarded-Port: 1
          X-Real-IP: 6.6.6.6
          Via: 1.0 cdn

          """
              .replace("\n", "\r\n"));
      client.readUntil("ok");

      String head = heads.take();
      assertThat(head)
          .containsIgnoringCase("Host: shop.example:81\r\n")
          .contains("X-Other: caf\u00e9\r\n")
          .contains("Forwarded: for=127.0.0.1;host=\"shop.example:81\";proto=http\r\n")
          .contains("X-Forwarded-For: 127.0.0.1\r\n")
          .contains("X-Forwarded-Proto: http\r\n")
          .contains("X-Forwarded-Host: shop.example:81\r\n")
          .containsSubsequence("Via: 1.0 cdn\r\n", "Via: 1.1 banyan\r\n");
      assertThat(head)
          .doesNotContain("X-Mine", "Keep-Alive", "TE:", "Proxy-Auth", "Banyan-", "6.6.6.6")
          .doesNotContain("X-Forwarded-Port", "X-Real");
    }
  }

  @Test
  void an_answers_own_hop_fields_and_claims_are_removed() throws Exception {
    try (RawBackend backend =
            answering(
                "HTTP/1.1 200 Fine\r\nContent-Length: 2\r\nConnection: X-Hop\r\nX-Hop: 1\r\n"
                    + "Banyan-Side: service\r\nBanyan-Secret: 1\r\nX-Keep: 1\r\nSet-Cookie: a=1\r\n"
                    + "Set-Cookie: b=2\r\n\r\nok");
        TestShop shop = before(backend)) {
      String answer =
          RawClient.ask(
              shop.port(), "GET /api/products/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

      assertThat(answer)
          .startsWith("HTTP/1.1 200 Fine\r\n")
          .contains("X-Keep: 1\r\n", "Set-Cookie: a=1\r\n", "Set-Cookie: b=2\r\n")
          .contains("Banyan-Side: monolith\r\n", "Banyan-Capability: catalog\r\n")
          .doesNotContain("X-Hop", "Banyan-Secret", "Banyan-Side: service")
          .endsWith("\r\n\r\nok");
    }
  }

  @Test
  void answers_without_a_body_have_none() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  for (String head = RawBackend.head(in);
                      !head.isEmpty();
                      head = RawBackend.head(in)) {
                    RawBackend.write(
                        out,
                        head.startsWith("HEAD /long")
                            ? "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n"
                            : head.startsWith("HEAD")
                                ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                : head.startsWith("GET /304")
                                    ? "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 9\r\n\r\n"
                                    : "HTTP/1.1 204 No Content\r\n\r\n");
                  }
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      assertThat(client.send("HEAD /long HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n"))
          .containsIgnoringCase("Content-Length: 1234");
      assertThat(client.send("HEAD /chunked HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n"))
          .doesNotContainIgnoringCase("Content-Length");
      assertThat(client.send("GET /304 HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n"))
          .startsWith("HTTP/1.1 304")
          .contains("ETag: \"1\"");
      assertThat(client.send("GET /204 HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n"))
          .startsWith("HTTP/1.1 204")
          .doesNotContainIgnoringCase("Content-Length")
          .doesNotContainIgnoringCase("Transfer-Encoding");
      assertThat(client.send("GET /304 HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n"))
          .startsWith("HTTP/1.1 304");
    }
  }

  @Test
  void a_chunked_body_and_its_trailers_pass() throws Exception {
    try (RawBackend backend =
            answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n");
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

      assertThat(client.readUntil("X-Sum: 7\r\n\r\n"))
          .contains("\r\n\r\n3\r\nabc\r\n0\r\n")
          .containsIgnoringCase("transfer-encoding: chunked");
    }
  }

  @Test
  void an_old_client_gets_the_body_and_then_the_end() throws Exception {
    try (RawBackend backend =
            answering(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        TestShop shop = before(backend)) {
      assertThat(RawClient.ask(shop.port(), "GET / HTTP/1.0\r\n\r\n"))
          .doesNotContainIgnoringCase("Transfer-Encoding")
          .endsWith("\r\n\r\nabc");
    }
  }

  @Test
  void a_body_without_a_length_passes_until_the_end() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, "HTTP/1.1 200 OK\r\n\r\nabc");
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("0\r\n\r\n"))
          .contains("abc\r\n0\r\n");
    }
  }

  @Test
  void pipelined_requests_are_answered_in_order() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  for (String head = RawBackend.head(in);
                      !head.isEmpty();
                      head = RawBackend.head(in)) {
                    RawBackend.write(
                        out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + head.substring(4, 6));
                  }
                });
        TestShop shop = before(backend)) {
      String answer =
          RawClient.ask(
              shop.port(),
              "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n"
                  + "GET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

      assertThat(answer).containsSubsequence("\r\n\r\n/1", "\r\n\r\n/2", "\r\n\r\n/3");
    }
  }

  @Test
  void a_client_may_wait_for_100_continue() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  heads.add(RawBackend.head(in));
                  RawBackend.write(out, "HTTP/1.1 100 Continue\r\n\r\n");
                  heads.add(
                      new String(in.readNBytes(3), java.nio.charset.StandardCharsets.US_ASCII));
                  RawBackend.write(out, OK);
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 Continue");
      client.send("abc");

      assertThat(client.readUntil("ok")).startsWith("HTTP/1.1 200");
      assertThat(heads.take()).containsIgnoringCase("Expect: 100-continue");
      assertThat(heads.take()).isEqualTo("abc");
    }
  }

  @Test
  void an_answer_before_the_body_is_read_passes_and_ends_the_connection() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(
                      out,
                      "HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
                });
        TestShop shop = before(backend)) {
      assertThat(
              RawClient.ask(
                  shop.port(),
                  "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"))
          .startsWith("HTTP/1.1 413")
          .containsIgnoringCase("Connection: close\r\n")
          .endsWith("no");
    }
  }

  @Test
  void a_request_that_breaks_off_never_looks_whole_to_the_backend() throws Exception {
    BlockingQueue<Integer> ends = new LinkedBlockingQueue<>();
    CountDownLatch begun = new CountDownLatch(1);
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  in.readNBytes("3\r\nabc\r\n".length());
                  begun.countDown();
                  try {
                    ends.add(in.read());
                  } catch (java.io.IOException reset) {
                    ends.add(-1);
                  }
                });
        TestShop shop = before(backend)) {
      try (RawClient client = new RawClient(shop.port())) {
        client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
        begun.await();
      }

      assertThat(ends.poll(20, TimeUnit.SECONDS)).isEqualTo(-1);
    }
  }

  @Test
  void an_answer_that_breaks_off_never_looks_whole_to_the_client() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(
                      out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
                });
        TestShop shop = before(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

      assertThat(client.readAll()).contains("abc").doesNotContain("\r\n0\r\n");
    }
  }

  @Test
  void a_backend_that_does_not_answer_is_not_waited_for_long() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawBackend backend = new RawBackend((in, out) -> over.await());
        TestShop shop =
            new TestShop()
                .monolithAt(backend.port())
                .serviceAt(backend.port())
                .table(1, 0, 0)
                .limits(
                    new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        1,
                        0))
                .open()) {
      assertThat(
              RawClient.ask(shop.port(), "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 504")
          .contains("gave no answer in time", "try again");
      over.countDown();
    }
  }

  @Test
  void what_is_no_http_is_a_bad_gateway() throws Exception {
    try (RawBackend backend = answering("SSH-2.0-hello\r\n\r\n");
        TestShop shop = before(backend)) {
      assertThat(
              RawClient.ask(shop.port(), "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 502")
          .contains("application/problem+json");
    }
  }

  @Test
  void too_many_at_once_are_told_to_come_back() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  busy.countDown();
                  go.await();
                  RawBackend.write(out, OK);
                });
        TestShop shop =
            new TestShop()
                .monolithAt(backend.port())
                .serviceAt(backend.port())
                .table(1, 0, 0)
                .limits(
                    new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        1,
                        0))
                .open()) {
      // One connection to the backend per event loop, so that many requests cannot all have one.
      RawClient[] clients = new RawClient[8];
      for (int i = 0; i < clients.length; i++) {
        clients[i] = new RawClient(shop.port());
        clients[i].send("GET /" + i + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      }
      busy.await();
      java.util.List<String> answers = new java.util.ArrayList<>();
      java.util.List<Thread> readers = new java.util.ArrayList<>();
      CountDownLatch refused = new CountDownLatch(1);
      for (RawClient client : clients) {
        readers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      try (client) {
                        String answer = client.readAll();
                        synchronized (answers) {
                          answers.add(answer);
                        }
                        if (answer.startsWith("HTTP/1.1 503")) {
                          refused.countDown();
                        }
                      } catch (java.io.IOException broken) {
                        throw new java.io.UncheckedIOException(broken);
                      }
                    }));
      }
      refused.await();
      go.countDown();
      for (Thread reader : readers) {
        reader.join();
      }

      assertThat(answers)
          .hasSize(8)
          .allMatch(a -> a.startsWith("HTTP/1.1 200") || a.startsWith("HTTP/1.1 503"))
          .anyMatch(a -> a.startsWith("HTTP/1.1 503") && a.contains("Retry-After: 1"));
    }
  }
}

package dev.banyan.proxy.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.RawBackend;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A body of 200 MB never lies in memory: the faster end is never far ahead of the slower one.
class BackpressureTest {
  private static final long SIZE = 200L << 20;
  private static final long FAR = 32L << 20;

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong furthest = new AtomicLong();

  @Test
  void an_upload_goes_no_faster_than_the_backend_reads() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  drain(in);
                  RawBackend.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                });
        TestShop shop = shop(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + SIZE + "\r\n\r\n");
      pour(client.socket().getOutputStream());

      assertThat(client.readUntil("ok")).startsWith("HTTP/1.1 200");
    }
    assertThat(received).hasValue(SIZE);
    assertThat(furthest.get()).isLessThan(FAR);
  }

  @Test
  void a_download_goes_no_faster_than_the_client_reads() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + SIZE + "\r\n\r\n");
                  pour(out);
                });
        TestShop shop = shop(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n");
      drain(client.socket().getInputStream());
    }
    assertThat(received).hasValue(SIZE);
    assertThat(furthest.get()).isLessThan(FAR);
  }

  @Test
  void a_tunnel_goes_no_faster_than_the_backend_reads() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, RawClient.SWITCHING);
                  drain(in);
                  RawBackend.write(out, "ok");
                });
        TestShop shop = shop(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE).readUntil("\r\n\r\n");
      pour(client.socket().getOutputStream());

      assertThat(client.readUntil("ok")).isEqualTo("ok");
    }
    assertThat(received).hasValue(SIZE);
    assertThat(furthest.get()).isLessThan(FAR);
  }

  @Test
  void a_tunnel_goes_no_faster_than_the_client_reads() throws Exception {
    try (RawBackend backend =
            new RawBackend(
                (in, out) -> {
                  RawBackend.head(in);
                  RawBackend.write(out, RawClient.SWITCHING);
                  pour(out);
                });
        TestShop shop = shop(backend);
        RawClient client = new RawClient(shop.port())) {
      client.send(RawClient.HANDSHAKE).readUntil("\r\n\r\n");
      drain(client.socket().getInputStream());
    }
    assertThat(received).hasValue(SIZE);
    assertThat(furthest.get()).isLessThan(FAR);
  }

  private static TestShop shop(RawBackend backend) {
    return new TestShop()
        .monolithAt(backend.port())
        .serviceAt(backend.port())
        .table(1, 0, 0)
        .open();
  }

  private void pour(OutputStream out) throws Exception {
    byte[] part = new byte[64 << 10];
    for (long left = SIZE; left > 0; left -= part.length) {
      out.write(part);
      long ahead = sent.addAndGet(part.length) - received.get();
      furthest.accumulateAndGet(ahead, Math::max);
    }
    out.flush();
  }

  /// Reads nothing until the sender has been stopped by it, then everything.
  private void drain(InputStream in) throws Exception {
    long before = -1;
    while (sent.get() != before) {
      before = sent.get();
      Thread.sleep(100);
    }
    byte[] part = new byte[64 << 10];
    while (received.get() < SIZE) {
      int read = in.read(part);
      if (read < 0) {
        return;
      }
      received.addAndGet(read);
    }
  }
}

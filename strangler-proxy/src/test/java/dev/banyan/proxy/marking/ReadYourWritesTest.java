package dev.banyan.proxy.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.banyan.model.Bucket;
import dev.banyan.model.Consistency;
import dev.banyan.proxy.FakeConductor;
import dev.banyan.proxy.RawClient;
import dev.banyan.proxy.TestShop;
import dev.banyan.proxy.heartbeat.Applied;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reads are at the service, writes at the monolith.
class ReadYourWritesTest {
  private static final Pattern MARK =
      Pattern.compile(
          "Set-Cookie: (banyan_wrote\\.catalog\\.([*\\d]+)\\.(\\d+))=1; Path=/; HttpOnly; SameSite=Lax\r\n",
          Pattern.CASE_INSENSITIVE);

  private final FakeConductor conductor =
      new FakeConductor().lease(300).table(1, "\"catalog\":{\"reads\":100,\"writes\":0}", "");
  private final TestShop shop =
      new TestShop()
          .consistency(Consistency.READ_YOUR_WRITES)
          .monolith(request -> request.response().end())
          .service(request -> request.response().end())
          .conductor(conductor);

  @BeforeEach
  void open() {
    shop.open();
    await().until(() -> read("x", "").startsWith("HTTP/1.1 200"));
  }

  @AfterEach
  void close() {
    shop.close();
    conductor.close();
  }

  private String ask(String method, String sku, String cookies) throws Exception {
    return RawClient.ask(
        shop.port(),
        method
            + " /api/products/"
            + sku
            + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n"
            + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n")
            + "\r\n");
  }

  private String read(String sku, String cookies) throws Exception {
    return ask("GET", sku, cookies);
  }

  /// @return the cookie that it leaves
  private String write(String sku, String cookies) throws Exception {
    Matcher mark = MARK.matcher(ask("PATCH", sku, cookies));
    assertThat(mark.find()).isTrue();
    return mark.group(1) + "=1";
  }

  private static long time(String cookie) {
    return Long.parseLong(cookie.replaceFirst(".*\\.(\\d+)=1", "$1"));
  }

  @Test
  void who_wrote_reads_at_the_owner_until_the_write_has_arrived_at_the_other_side()
      throws Exception {
    long before = FakeConductor.clock();
    String mark = write("x", "");
    assertThat(mark).startsWith("banyan_wrote.catalog." + Bucket.of("X") + ".");
    assertThat(time(mark)).isGreaterThanOrEqualTo(before);

    assertThat(read("x", mark)).contains("Banyan-Side: monolith").doesNotContain("Max-Age=0");
    conductor.applied(time(mark), Applied.NEVER);
    assertThat(read("x", mark)).contains("Banyan-Side: monolith");
    conductor.applied(time(mark) + 1, Applied.NEVER);
    await().until(() -> read("x", mark).contains("Banyan-Side: service"));
    assertThat(read("x", mark)).contains(mark.replace("=1", "=") + "; Max-Age=0; Path=/");
  }

  @Test
  void who_did_not_write_and_other_keys_read_where_the_share_says() throws Exception {
    String mark = write("x", "");

    assertThat(read("x", "")).contains("Banyan-Side: service");
    assertThat(read("y", mark)).contains("Banyan-Side: service");
  }

  @Test
  void it_is_the_stream_from_the_owner_that_counts() throws Exception {
    String mark = write("x", "");
    conductor.applied(time(mark) + 1, time(mark) - 1);
    await().until(() -> read("x", mark).contains("Banyan-Side: service"));

    conductor.table(2, "\"catalog\":{\"reads\":100,\"writes\":100}", "");
    await().until(() -> conductor.wasTold(2, 2));
    assertThat(read("x", mark)).doesNotContain("Max-Age=0");
  }

  @Test
  void a_mark_takes_the_place_of_the_earlier_one_of_its_bucket() throws Exception {
    String first = write("x", "");
    await().until(() -> FakeConductor.clock() > time(first) + 1);
    String answer = ask("PATCH", "x", first);

    assertThat(answer).contains(first.replace("=1", "=") + "; Max-Age=0").containsPattern(MARK);
    assertThat(ask("PATCH", "y", first)).doesNotContain("Max-Age=0");
  }

  @Test
  void of_many_buckets_one_mark_takes_the_place_of_all() throws Exception {
    List<String> marks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      marks.add(write("sku" + i, ""));
    }
    await()
        .until(
            () ->
                FakeConductor.clock()
                    > marks.stream().mapToLong(m -> time(m)).max().orElseThrow() + 1);
    String all = write("another", String.join("; ", marks));

    assertThat(all).startsWith("banyan_wrote.catalog.*.");
    assertThat(read("sku3", all)).contains("Banyan-Side: monolith");
    conductor.applied(time(all) + 1, Applied.NEVER);
    await().until(() -> read("sku3", all).contains("Banyan-Side: service"));
  }

  @Test
  void a_forged_mark_only_reads_at_the_owner() throws Exception {
    assertThat(read("x", "banyan_wrote.catalog.*.999999999999999=1"))
        .startsWith("HTTP/1.1 200")
        .contains("Banyan-Side: monolith");
    assertThat(read("x", "")).contains("Banyan-Side: service");
  }

  @Test
  void what_is_no_mark_is_not_taken_for_one() throws Exception {
    for (String text :
        new String[] {
          "banyan_wrote.catalog.",
          "banyan_wrote.catalog.=1",
          "banyan_wrote.catalog.10000.1=1",
          "banyan_wrote.catalog.*.1234567890123456=1",
          "banyan_wrote.catalog.*.-1=1",
          "xbanyan_wrote.catalog.*.99999999999999=1",
          "banyan_wrote.ordering.*.99999999999999=1",
          "other=banyan_wrote.catalog.*.99999999999999"
        }) {
      assertThat(read("x", text)).as(text).contains("Banyan-Side: service");
    }
  }

  @Test
  void more_marks_than_anybody_is_left_with_are_read_as_one_for_every_bucket() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      many.append("banyan_wrote.catalog.1.").append(i).append("=1; ");
    }
    String answer = read("x", many.toString());

    assertThat(answer).startsWith("HTTP/1.1 200").contains("Banyan-Side: monolith");
    assertThat(answer.split("Set-Cookie", -1)).hasSizeLessThan(20);
  }
}

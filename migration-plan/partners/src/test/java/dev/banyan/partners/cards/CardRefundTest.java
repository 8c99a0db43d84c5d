package dev.banyan.partners.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.partners.RunningPartner;
import dev.banyan.partners.RunningPartner.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Money that is given back.
class CardRefundTest {
  @TempDir static Path folder;
  private static RunningPartner processor;
  private final Till till = new Till(processor);
  private final String reference = "order:" + UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    processor = RunningPartner.start("card-processor", folder, Map.of());
  }

  @AfterAll
  static void stop() {
    processor.close();
  }

  @Test
  void not_more_is_given_back_than_was_taken() throws Exception {
    till.authorize(reference, "10.00");
    assertThat(till.refund(reference, "r0", "1.00").status()).isEqualTo(409);
    till.capture(reference);

    Reply first = till.refund(reference, "r1", "9.999");
    Reply tooMuch = till.refund(reference, "r2", "0.002");
    Reply theRest = till.refund(reference, "r2", "0.001");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().toString())
        .isEqualTo("{\"refund\":\"r1\",\"status\":\"refunded\",\"amount\":\"9.999\"}");
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(tooMuch.status("detail")).contains("0.001");
    assertThat(theRest.status()).isEqualTo(201);
    assertThat(till.show(reference).status("refunded")).isEqualTo("10.00");
  }

  @Test
  void a_refund_is_made_once() throws Exception {
    till.authorize(reference, "10.00");
    till.capture(reference);

    Reply first = till.refund(reference, "r1", "6.00");
    Reply again = till.refund(reference, "r1", "6");
    Reply other = till.refund(reference, "r1", "4.00");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(other.status()).isEqualTo(422);
    assertThat(till.show(reference).status("refunded")).isEqualTo("6.00");
  }

  @Test
  void of_many_at_once_one_is_the_first() throws Exception {
    List<Integer> authorized = atOnce(20, () -> till.authorize(reference, "10.00").status());
    till.capture(reference);
    List<Integer> refunded =
        atOnce(20, () -> till.refund(reference, UUID.randomUUID().toString(), "0.99").status());

    assertThat(authorized).containsOnlyOnce(201);
    assertThat(authorized.stream().filter(status -> status == 200)).hasSize(19);
    assertThat(refunded.stream().filter(status -> status == 201)).hasSize(10);
    assertThat(refunded.stream().filter(status -> status == 409)).hasSize(10);
  }

  private static List<Integer> atOnce(int many, Callable<Integer> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> calls = IntStream.range(0, many).mapToObj(i -> call).toList();
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}

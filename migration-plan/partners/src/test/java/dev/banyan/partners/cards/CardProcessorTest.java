package dev.banyan.partners.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.partners.RunningPartner;
import dev.banyan.partners.RunningPartner.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Money that is promised, taken or let go.
class CardProcessorTest {
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
  void an_authorization_is_asked_for_again_without_harm() throws Exception {
    Reply first = till.authorize(reference, "12.345");
    Reply second = till.authorize(reference, "12.345");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().toString())
        .isEqualTo(
            "{\"reference\":\"%s\",\"status\":\"authorized\",\"amount\":\"12.345\",\"last4\":\"4242\"}"
                .formatted(reference));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json()).isEqualTo(first.json());
  }

  @Test
  void asked_again_it_says_how_things_stand_now() throws Exception {
    till.authorize(reference, "5.00");
    till.capture(reference);

    Reply again = till.authorize(reference, "5");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.status("status")).isEqualTo("captured");
  }

  @Test
  void another_amount_under_the_same_reference_is_refused() throws Exception {
    till.authorize(reference, "5.00");

    Reply other = till.authorize(reference, "5.01");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.type()).isEqualTo("application/problem+json");
    assertThat(till.show(reference).status("amount")).isEqualTo("5.00");
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000000002, 12/40, card_declined",
    "4000000000009995, 12/40, insufficient_funds",
    "4000000000000069, 12/40, expired_card",
    "5555555555554444, 01/20, expired_card",
    "4242424242424241, 12/40, invalid_number",
    "not-a-number, 12/40, invalid_number",
  })
  void a_declined_card_stays_declined(String number, String expiry, String reason)
      throws Exception {
    String body = Till.body("7.50", number, expiry);

    Reply first = processor.put(Till.path(reference), body);
    Reply second = processor.put(Till.path(reference), body);

    assertThat(first.status()).isEqualTo(402);
    assertThat(first.status("status")).isEqualTo("declined");
    assertThat(first.status("reason")).isEqualTo(reason);
    assertThat(second.status()).isEqualTo(402);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(till.capture(reference).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({"4242424242424242", "5555555555554444", "4242 4242 4242 4242", "4000000000000259"})
  void a_good_card_is_authorized(String number) throws Exception {
    Reply reply = processor.put(Till.path(reference), Till.body("7.50", number, "12/40"));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.status("last4")).isEqualTo(number.substring(number.length() - 4));
  }

  @Test
  void a_card_that_gets_no_answer_is_authorized_all_the_same() throws Exception {
    String body = Till.body("7.50", "4000000000000119", "12/40");

    boolean answered = true;
    try {
      processor.send(
          processor
              .request(Till.path(reference))
              .timeout(Duration.ofSeconds(1))
              .PUT(BodyPublishers.ofString(body)));
    } catch (HttpTimeoutException silence) {
      answered = false;
    }

    assertThat(answered).isFalse();
    await().until(() -> till.show(reference).status("status").equals("authorized"));
    assertThat(processor.put(Till.path(reference), body).status()).isEqualTo(200);
  }

  @Test
  void what_was_let_go_before_it_was_asked_is_refused_later() throws Exception {
    Reply letGo = till.letGo(reference);
    Reply late = till.authorize(reference, "9.99");

    assertThat(letGo.status()).isEqualTo(200);
    assertThat(letGo.status("status")).isEqualTo("voided");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.status("status")).isEqualTo("voided");
    assertThat(till.letGo(reference).status()).isEqualTo(200);
    assertThat(till.capture(reference).status()).isEqualTo(409);
  }

  @Test
  void what_was_taken_cannot_be_let_go() throws Exception {
    till.authorize(reference, "9.99");
    Reply first = till.capture(reference);
    Reply second = till.capture(reference);

    Reply late = till.letGo(reference);

    assertThat(List.of(first.status(), second.status())).containsExactly(200, 200);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.status("status")).isEqualTo("captured");
  }

  @Test
  void what_is_not_known_cannot_be_taken() throws Exception {
    assertThat(till.capture(reference).status()).isEqualTo(404);
    assertThat(till.show(reference).status()).isEqualTo(404);
    assertThat(till.refund(reference, "r1", "1.00").status()).isEqualTo(404);
  }

  @Test
  void all_are_listed_with_what_was_given_back() throws Exception {
    till.authorize(reference, "10.00");
    till.capture(reference);
    till.refund(reference, "r1", "2.50");

    JsonNode all = processor.get("/v1/authorizations").json();

    assertThat(all.findParents("reference"))
        .extracting(JsonNode::toString)
        .contains(
            "{\"reference\":\"%s\",\"status\":\"captured\",\"amount\":\"10.00\",\"refunded\":\"2.50\"}"
                .formatted(reference));
  }
}

package dev.banyan.partners.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.partners.RunningPartner;
import dev.banyan.partners.RunningPartner.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be read, and who may not ask.
class CardRequestTest {
  @TempDir static Path folder;
  private static RunningPartner processor;
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
  void everything_that_is_wrong_is_told_at_once() throws Exception {
    Reply reply =
        processor.put(
            "/v1/authorizations/what%20is%20this",
            "{\"amount\":\"1.2345\",\"currency\":\"EUR\",\"card\":{\"number\":42,\"expiry\":\"13/30\"}}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.type()).isEqualTo("application/problem+json");
    assertThat(reply.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "reference", "amount", "currency", "card.number", "card.expiry", "card.cvc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"amount\":\"0\"}|amount",
        "{\"amount\":1}|amount",
        "{\"amount\":\"-1\"}|amount",
        "{}|amount",
      })
  void money_is_a_decimal_string_above_nothing(String body, String field) throws Exception {
    Reply reply = processor.put(Till.path(reference) + "/refunds/r1", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("errors").findValuesAsText("field")).containsExactly(field);
  }

  @Test
  void a_body_that_is_no_json_is_told_without_repeating_it() throws Exception {
    Reply reply = processor.put(Till.path(reference), "4242424242424242");
    Reply broken = processor.put(Till.path(reference), "{\"number\":\"4242424242424242\"");

    assertThat(List.of(reply.status(), broken.status())).containsExactly(400, 400);
    assertThat(reply.json() + " " + broken.json()).doesNotContain("4242");
  }

  @Test
  void nothing_is_told_without_the_key() throws Exception {
    URI all = processor.request("/v1/authorizations").build().uri();

    Reply without = processor.send(HttpRequest.newBuilder(all).GET());
    Reply wrong =
        processor.send(HttpRequest.newBuilder(all).header("Authorization", "Bearer x").GET());

    assertThat(List.of(without.status(), wrong.status())).containsExactly(401, 401);
  }

  @Test
  void an_address_that_is_not_there_and_a_method_it_does_not_know_are_told() throws Exception {
    assertThat(processor.get("/v2/authorizations").status()).isEqualTo(404);
    Reply reply = processor.post("/v1/authorizations");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.whole().headers().firstValue("Allow")).hasValue("GET");
  }

  @Test
  void no_card_number_is_written_or_said() throws Exception {
    for (String number : List.of("4242424242424242", "4000000000000002", "4111111111111112")) {
      processor.put(Till.path(UUID.randomUUID().toString()), Till.body("1.00", number, "12/40"));
    }

    String journal = Files.readString(folder.resolve("cards.journal"));
    assertThat(journal + processor.said())
        .contains("card_declined")
        .doesNotContainPattern("\\d{12}");
  }
}

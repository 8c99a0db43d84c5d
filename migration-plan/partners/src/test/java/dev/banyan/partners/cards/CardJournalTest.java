package dev.banyan.partners.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.partners.RunningPartner;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the processor still knows after a crash, and what it makes of it.
class CardJournalTest {
  @TempDir Path folder;

  @Test
  void a_crash_loses_nothing_that_was_answered() throws Exception {
    try (RunningPartner processor = started()) {
      Till till = new Till(processor);
      till.authorize("authorized", "1.00");
      till.authorize("captured", "2.00");
      till.capture("captured");
      till.refund("captured", "r1", "0.50");
      till.letGo("voided");
      processor.put(Till.path("declined"), Till.body("3.00", "4000000000000002", "12/40"));
      JsonNode before = processor.get("/v1/authorizations").json();

      processor.kill();
      processor.startAgain();

      assertThat(processor.get("/v1/authorizations").json()).isEqualTo(before).hasSize(4);
      assertThat(till.authorize("authorized", "1.00").status()).isEqualTo(200);
      assertThat(till.authorize("voided", "1.00").status()).isEqualTo(409);
      assertThat(till.authorize("declined", "3.00").status()).isEqualTo(402);
      assertThat(till.refund("captured", "r1", "0.50").status()).isEqualTo(200);
      assertThat(till.refund("captured", "r2", "1.51").status()).isEqualTo(409);
    }
  }

  @Test
  void what_was_answered_until_the_crash_is_there() throws Exception {
    try (RunningPartner processor = started()) {
      Till till = new Till(processor);
      Thread killer = Thread.ofVirtual().unstarted(() -> kill(processor));
      int answered = 0;
      try {
        while (true) {
          till.authorize("a" + answered, "1.00");
          answered++;
          if (answered == 50) {
            killer.start();
          }
        }
      } catch (IOException killed) {
        killer.join();
      }
      processor.startAgain();

      // the last one may be there without having been answered
      assertThat(processor.get("/v1/authorizations").json().size())
          .isBetween(answered, answered + 1);
      assertThat(till.show("a" + (answered - 1)).status()).isEqualTo(200);
    }
  }

  @Test
  void a_torn_last_line_is_said_and_gone_on_from() throws Exception {
    try (RunningPartner processor = started()) {
      Till till = new Till(processor);
      till.authorize("a", "1.00");
      processor.kill();
      Files.writeString(
          folder.resolve("cards.journal"),
          "{\"event\":\"captured\",\"refer",
          StandardOpenOption.APPEND);

      processor.startAgain();
      assertThat(processor.said().getFirst()).contains("its 26 bytes were never acknowledged");
      till.authorize("b", "2.00");
      processor.kill();
      processor.startAgain();

      assertThat(till.show("a").status("status")).isEqualTo("authorized");
      assertThat(till.show("b").status("status")).isEqualTo("authorized");
    }
  }

  @Test
  void a_settlement_has_the_money_of_its_day_exactly() throws Exception {
    StringBuilder journal = new StringBuilder();
    for (int i = 1; i <= 1000; i++) {
      // 0.1 has no exact double
      BigDecimal amount = new BigDecimal("0.001").multiply(BigDecimal.valueOf(100L * i + 7));
      journal
          .append(authorized("a" + i, amount))
          .append(captured("a" + i, "2011-12-01T00:00:00.000Z"));
    }
    journal
        .append(authorized("before", new BigDecimal("5")))
        .append(captured("before", "2011-11-30T23:59:59.999Z"))
        .append(refunded("before", "r1", "1.005", "2011-12-01T23:59:59.999Z"))
        .append(refunded("before", "r2", "0.995", "2011-12-02T00:00:00.000Z"))
        .append(authorized("open", new BigDecimal("5")));
    Files.writeString(folder.resolve("cards.journal"), journal);

    try (RunningPartner processor = started()) {
      JsonNode day = processor.get("/v1/settlements/2011-12-01").json();
      JsonNode next = processor.get("/v1/settlements/2011-12-02").json();
      JsonNode none = processor.get("/v1/settlements/2011-12-03").json();

      assertThat(day.at("/captured/count").asInt()).isEqualTo(1000);
      assertThat(day.at("/captured/sum").textValue()).isEqualTo("50057.00");
      assertThat(day.path("refunded").toString()).isEqualTo("{\"count\":1,\"sum\":\"1.005\"}");
      assertThat(next.toString())
          .isEqualTo(
              "{\"day\":\"2011-12-02\",\"captured\":{\"count\":0,\"sum\":\"0.00\"},"
                  + "\"refunded\":{\"count\":1,\"sum\":\"0.995\"}}");
      assertThat(none.at("/refunded/sum").textValue()).isEqualTo("0.00");
      assertThat(processor.get("/v1/settlements/today").status()).isEqualTo(400);
    }
  }

  private RunningPartner started() throws Exception {
    return RunningPartner.start("card-processor", folder, Map.of());
  }

  private static void kill(RunningPartner processor) {
    try {
      processor.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String authorized(String reference, BigDecimal amount) {
    return """
        {"event":"authorized","reference":"%s","amount":"%s","last4":"4242","at":"2011-11-01T10:00:00.000Z"}
        """
        .formatted(reference, amount.toPlainString());
  }

  private static String captured(String reference, String at) {
    return """
        {"event":"captured","reference":"%s","at":"%s"}
        """
        .formatted(reference, at);
  }

  private static String refunded(String reference, String refund, String amount, String at) {
    return """
        {"event":"refunded","reference":"%s","refund":"%s","amount":"%s","at":"%s"}
        """
        .formatted(reference, refund, amount, at);
  }
}

package dev.banyan.partners.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.partners.RunningPartner;
import dev.banyan.partners.RunningPartner.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each way in which the processor fails, and what of it remains.
class CardOutageTest {
  @TempDir Path folder;
  private RunningPartner processor;
  private Till till;

  @BeforeEach
  void start() throws Exception {
    processor = RunningPartner.start("card-processor", folder, Map.of());
    till = new Till(processor);
  }

  @AfterEach
  void stop() {
    processor.close();
  }

  @ParameterizedTest
  @CsvSource({"refuse, 503", "error, 500"})
  void a_request_that_is_refused_has_no_effect(String mode, int status) throws Exception {
    till.outage(mode);

    Reply refused = till.authorize("a", "1.00");
    Reply list = processor.get("/v1/authorizations");
    till.outage("none");

    assertThat(refused.status()).isEqualTo(status);
    assertThat(list.status()).isEqualTo(status);
    assertThat(processor.get("/health").status()).isEqualTo(200);
    assertThat(till.show("a").status()).isEqualTo(404);
  }

  @Test
  void a_request_that_hangs_has_no_effect() throws Exception {
    till.outage("hang");

    assertThatThrownBy(
            () ->
                processor.send(
                    processor
                        .request(Till.path("a"))
                        .timeout(Duration.ofSeconds(1))
                        .PUT(BodyPublishers.ofString(Till.body("1.00", Till.GOOD, "12/40")))))
        .isInstanceOf(HttpTimeoutException.class);
    till.outage("none");

    assertThat(till.show("a").status()).isEqualTo(404);
  }

  @Test
  void a_lost_answer_has_its_effect() throws Exception {
    till.outage("lose-answers");

    assertThatThrownBy(() -> till.authorize("a", "1.00"))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThatThrownBy(() -> till.capture("a")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> till.refund("a", "r1", "0.40")).isInstanceOf(IOException.class);
    till.outage("none");

    assertThat(till.show("a").status("status")).isEqualTo("captured");
    assertThat(till.show("a").status("refunded")).isEqualTo("0.40");
  }

  @Test
  void an_outage_outlives_a_crash() throws Exception {
    till.outage("refuse");
    processor.kill();
    processor.startAgain();

    assertThat(till.show("a").status()).isEqualTo(503);
    assertThat(processor.get("/control/outage").status("mode")).isEqualTo("refuse");
  }

  @Test
  void an_unknown_outage_is_told_which_there_are() throws Exception {
    Reply reply = till.outage("explode");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().toString()).contains("none, refuse, hang, error, lose-answers");
  }
}

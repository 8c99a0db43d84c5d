package dev.banyan.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a partner says when it is started wrongly.
class PartnerTest {
  @TempDir Path folder;

  private record Said(int exitCode, String text) {}

  @Test
  void everything_that_is_wrong_with_the_environment_is_told_at_once() throws Exception {
    Said said = start(Map.of("PARTNER_PORT", "lots", "COURIER_LEG", "2 s"), "courier");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text())
        .contains("PARTNER_PORT must be a port from 0 to 65535, was 'lots'")
        .contains("PARTNER_KEY is missing")
        .contains("PARTNER_DATA is missing")
        .contains("COURIER_LEG must be a duration as PT2S, was '2 s'");
  }

  @Test
  void the_mail_server_wants_all_its_ports() throws Exception {
    Said said = start(Map.of("PARTNER_KEY", "k"), "mail");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text())
        .contains("PARTNER_PORT is missing", "SMTP_PORT is missing", "IMAP_PORT is missing");
  }

  @Test
  void an_unknown_partner_is_told_who_there_is() throws Exception {
    Said said = start(Map.of(), "bank");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.text()).contains("card-processor, courier or mail");
  }

  @Test
  void two_do_not_share_a_folder() throws Exception {
    try (RunningPartner first = RunningPartner.start("card-processor", folder, Map.of())) {
      assertThat(first.get("/health").status()).isEqualTo(200);

      Said second =
          start(
              Map.of("PARTNER_PORT", "0", "PARTNER_KEY", "k", "PARTNER_DATA", folder.toString()),
              "card-processor");

      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.text()).contains("is in use");
    }
  }

  private static Said start(Map<String, String> environment, String name) throws Exception {
    Process process = RunningPartner.command(environment, name).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), text);
  }
}

package dev.banyan.proxy.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlAccessTest {
  @ParameterizedTest
  @CsvSource({
    "localhost:9000,,Bearer t,200",
    "127.0.0.1:9000,http://127.0.0.1:9000,Bearer t,200",
    "[::1]:9000,,Bearer t,200",
    "localhost:9001,,Bearer t,421",
    "localhost,,Bearer t,421",
    "shop.example:9000,,Bearer t,421",
    "127.0.0.1.evil.example:9000,,Bearer t,421",
    ",,Bearer t,421",
    "localhost:9000,http://evil.example,Bearer t,403",
    "localhost:9000,null,Bearer t,403",
    "localhost:9000,https://localhost:9000,Bearer t,403",
    "localhost:9000,,,401",
    "localhost:9000,,Bearer x,401",
    "localhost:9000,,Basic t,401",
  })
  void only_the_holder_of_the_token_on_this_machine_is_let_in(
      String host, String origin, String authorization, int status) {
    int answered =
        new ControlAccess("t")
            .check(host, origin, authorization, 9000)
            .map(ControlAccess.Refused::status)
            .orElse(200);

    assertThat(answered).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"Bearer", "Bearer null", "''"})
  void without_a_token_it_is_locked(String authorization) {
    assertThat(new ControlAccess(null).check("localhost:1", null, authorization, 1)).isPresent();
  }
}

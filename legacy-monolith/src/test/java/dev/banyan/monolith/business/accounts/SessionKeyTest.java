package dev.banyan.monolith.business.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SessionKeyTest {
  @Test
  void thirty_two_bytes_are_enough() {
    assertThat(SessionKey.parse("ab".repeat(32)).getEncoded()).hasSize(32);
  }

  @Test
  void a_key_that_is_missing_short_or_no_hexadecimal_is_refused_and_never_shown() {
    assertThatThrownBy(() -> SessionKey.parse(""))
        .hasMessageContaining("SHOP_SESSION_KEY is not set");
    assertThatThrownBy(() -> SessionKey.parse("ab".repeat(31)))
        .hasMessageContaining("31 bytes")
        .hasMessageContaining("at least 32");
    assertThatThrownBy(() -> SessionKey.parse("secret".repeat(20)))
        .hasMessageContaining("hexadecimal")
        .hasMessageNotContaining("secret");
  }
}

package dev.banyan.monolith.business.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  @Test
  void a_hash_is_sha1_over_salt_and_password() {
    // printf '0011223344556677secret' | sha1sum
    Passwords.Hashed stored =
        new Passwords.Hashed("0011223344556677", "ad3cdc0030f0b9037911d169a1196f33b00acdb2");
    assertThat(stored.matches("secret")).isTrue();
    assertThat(stored.matches("Secret")).isFalse();
  }

  @Test
  void one_password_hashed_twice_gives_two_hashes() {
    RandomGenerator random = RandomGenerator.getDefault();
    Passwords.Hashed first = Passwords.hash("secret", random);
    Passwords.Hashed second = Passwords.hash("secret", random);
    assertThat(first.hash()).isNotEqualTo(second.hash());
    assertThat(first.matches("secret")).isTrue();
    assertThat(Passwords.ofNobody().matches("secret")).isFalse();
  }
}

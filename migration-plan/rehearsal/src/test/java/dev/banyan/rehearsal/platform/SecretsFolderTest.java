package dev.banyan.rehearsal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsFolderTest {
  @TempDir Path parent;

  @Test
  void nobody_else_may_read_them() throws Exception {
    new SecretsFolder(folder()).secrets();

    assertThat(mode(folder())).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files).isNotEmpty().allMatch(file -> mode(file).equals("rw-------"));
    }
  }

  @Test
  void a_file_that_was_opened_up_is_closed_again() throws Exception {
    new SecretsFolder(folder()).secrets();
    Path token = folder().resolve("api-token");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

    new SecretsFolder(folder()).secrets();

    assertThat(mode(token)).isEqualTo("rw-------");
  }

  @Test
  void they_are_generated_once() throws Exception {
    Secrets first = new SecretsFolder(folder()).secrets();

    assertThat(new SecretsFolder(folder()).secrets()).isEqualTo(first);
    assertThat(first.apiToken()).hasSize(64).isNotEqualTo(first.sessionKey());
  }

  @Test
  void they_do_not_print() throws Exception {
    Secrets secrets = new SecretsFolder(folder()).secrets();

    assertThat(secrets.toString() + secrets.databasePasswords())
        .doesNotContain(secrets.apiToken())
        .doesNotContain(secrets.databasePasswords().of("shop_app"));
  }

  private Path folder() {
    return parent.resolve("secrets");
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

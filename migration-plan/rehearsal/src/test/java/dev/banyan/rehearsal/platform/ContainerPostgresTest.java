package dev.banyan.rehearsal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("containers")
class ContainerPostgresTest {
  @TempDir Path folder;

  @Test
  void a_server_in_a_container_has_the_same_roles_and_settings() throws Exception {
    new ContainerPlatform()
        .missing()
        .ifPresent(missing -> assumeTrue(false, "SKIPPED: " + missing));
    Secrets secrets = new SecretsFolder(folder.resolve("secrets")).secrets();
    try (Supervisor supervisor =
        new Supervisor(new Leash(folder), Clock.systemUTC(), new Quiet(), () -> {})) {
      DatabaseServer server = new ContainerPostgres(secrets, supervisor).start("postgres-shop", 0);
      new Roles(secrets).setUpShop(server);

      try (Connection connection =
              server.connect("shop", "shop_app", secrets.databasePasswords().of("shop_app"));
          Statement statement = connection.createStatement();
          var rows = statement.executeQuery("show wal_level")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("logical");
      }
    }
  }
}

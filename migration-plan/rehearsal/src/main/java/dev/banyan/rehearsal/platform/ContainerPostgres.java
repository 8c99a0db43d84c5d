package dev.banyan.rehearsal.platform;

import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// PostgreSQL in containers, with the same settings as the embedded one.
final class ContainerPostgres implements DatabaseServers {
  private static final String IMAGE = "postgres:17";

  private final Secrets secrets;
  private final Supervisor supervisor;

  ContainerPostgres(Secrets secrets, Supervisor supervisor) {
    this.secrets = secrets;
    this.supervisor = supervisor;
  }

  /// The port is the engine's choice.
  @Override
  @SuppressWarnings("resource") // the supervisor ends it
  public DatabaseServer start(String name, int port) throws CannotStart {
    List<String> command = new ArrayList<>(List.of("postgres"));
    EmbeddedPostgres.SETTINGS.forEach(
        (key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    PostgreSQLContainer container =
        new PostgreSQLContainer(IMAGE)
            .withUsername("postgres")
            .withPassword(secrets.superuserPassword())
            .withDatabaseName("postgres")
            .withEnv(
                "POSTGRES_INITDB_ARGS",
                "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
            .withCommand(command.toArray(String[]::new));
    supervisor.endLast(container::stop);
    try {
      container.start();
    } catch (ContainerLaunchException e) {
      throw new CannotStart(name + " could not be started as a container: " + e.getMessage(), e);
    }
    return new DatabaseServer(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        secrets.superuserPassword());
  }
}

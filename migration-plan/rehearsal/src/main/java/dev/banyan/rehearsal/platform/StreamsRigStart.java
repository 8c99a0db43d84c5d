package dev.banyan.rehearsal.platform;

import dev.banyan.rehearsal.platform.Forks.Awaited;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/// Brings up a [StreamsRig] on fresh data.
///
/// @param folder the checkout; data, logs and secrets lie in its `.rehearsal`
/// @param plan a plan folder with one capability; beside `plan.yaml` lie `legacy.sql` and
///   `service.sql`, which make its tables
/// @param capability the plan's
/// @param settings of both PostgreSQL servers, beside those of the house
public record StreamsRigStart(
    RehearsalFolder folder, Path plan, String capability, Map<String, String> settings) {
  private static final Duration READY = Duration.ofSeconds(120);

  public StreamsRigStart {
    plan = plan.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }

  /// @throws CannotStart with what happened, what it means and what to do next; whatever was
  ///   started is stopped again
  public StreamsRig start(Progress progress) throws CannotStart, InterruptedException {
    Path data = folder.data().resolve("streams");
    Supervisor supervisor;
    Secrets secrets;
    try {
      PostgresBinaries.delete(data);
      PostgresBinaries.delete(folder.temporary());
      for (Path path : new Path[] {data, folder.logs(), folder.temporary(), folder.cache()}) {
        Files.createDirectories(path);
      }
      secrets = new SecretsFolder(folder.secrets()).secrets(capability);
      supervisor = new Supervisor(new Leash(folder.cache()), Clock.systemUTC(), progress, () -> {});
    } catch (IOException e) {
      throw new CannotStart(
          "The folder " + folder.root() + " cannot be used: " + e.getMessage(), e);
    }
    boolean up = false;
    try {
      StreamsRig rig = bringUp(supervisor, secrets, data, progress);
      up = true;
      return rig;
    } finally {
      if (!up) {
        supervisor.close();
      }
    }
  }

  private StreamsRig bringUp(Supervisor supervisor, Secrets secrets, Path data, Progress progress)
      throws CannotStart, InterruptedException {
    Ports ports = new Ports(new SecureRandom());
    Builds builds = new Builds(folder.repository());
    DatabaseServers servers =
        new EmbeddedPostgres(
            new PostgresBinaries(folder.cache()),
            data,
            folder.logs(),
            secrets,
            supervisor,
            settings);
    Roles roles = new Roles(secrets);
    KafkaBroker kafka =
        new KafkaBroker(
            builds.kafka(), data.resolve("kafka"), folder.log("kafka"), ports.any(), ports.any());
    ConnectWorker connect =
        new ConnectWorker(
            builds.connect(),
            builds.debezium(),
            data.resolve("connect"),
            folder.log("connect"),
            ports.any(),
            kafka.bootstrapServers(),
            secrets.databasePasswords().of("banyan_streams"));
    StreamsApplications applications =
        new StreamsApplications(builds, folder, plan, capability, secrets);
    int conductor = ports.any();
    int intake = ports.any();
    int backflow = ports.any();
    int shopPort = ports.any();
    int servicesPort = ports.any();
    Stopwatch stopwatch = new Stopwatch(progress);
    try (Forks forks = new Forks()) {
      Awaited<DatabaseServer> shop =
          forks.fork(
              () -> {
                DatabaseServer server = servers.start(StreamsRig.POSTGRES_SHOP, shopPort);
                roles.setUpShop(server);
                run(server, "shop", "shop_owner", "legacy.sql");
                return stopwatch.ready("PostgreSQL of the shop", server);
              });
      Awaited<DatabaseServer> services =
          forks.fork(
              () -> {
                DatabaseServer server = servers.start(StreamsRig.POSTGRES_SERVICES, servicesPort);
                roles.setUpServices(server, capability);
                run(server, capability, capability + "_owner", "service.sql");
                return stopwatch.ready("PostgreSQL of the services", server);
              });
      Awaited<KafkaBroker> broker =
          forks.fork(
              () -> {
                kafka.start(supervisor);
                return stopwatch.ready("Kafka", kafka);
              });
      forks.fork(
          () -> {
            broker.get();
            connect.start(supervisor);
            return stopwatch.ready("Kafka Connect", connect);
          });
      forks.fork(
          () -> {
            supervisor.start(
                applications.conductor(
                    shop.get(), services.get(), broker.get(), connect, conductor),
                READY);
            return stopwatch.ready("the conductor", "");
          });
      forks.fork(
          () -> {
            supervisor.start(applications.intake(services.get(), broker.get(), intake), READY);
            return stopwatch.ready("the intake", "");
          });
      forks.fork(
          () -> {
            supervisor.start(applications.backflow(shop.get(), broker.get(), backflow), READY);
            return stopwatch.ready("the backflow", "");
          });
      forks.join();
      return new StreamsRig(
          supervisor,
          shop.get(),
          services.get(),
          capability,
          URI.create(Addresses.http(conductor)),
          kafka.bootstrapServers(),
          secrets);
    }
  }

  private void run(DatabaseServer server, String database, String owner, String file)
      throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + owner);
      statement.execute(Files.readString(plan.resolve(file)));
    } catch (IOException e) {
      throw new SQLException("cannot read " + plan.resolve(file) + ": " + e.getMessage(), e);
    }
  }
}

package dev.banyan.rehearsal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.rehearsal.platform.Forks.Awaited;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Brings everything up, each part as soon as what it needs is there.
final class SystemStart {
  private static final Duration APPLICATION_READY = Duration.ofSeconds(120);

  /// Logs of the launcher and of a detached rehearsal, which are being written.
  private static final Set<String> NOT_OURS = Set.of("build.log", "rehearsal.log");

  /// Makes the PostgreSQL servers of a platform.
  @FunctionalInterface
  interface DatabaseServersOf {
    DatabaseServers on(SystemOptions options, Secrets secrets, Supervisor supervisor);
  }

  private final DatabaseServersOf databaseServers;
  private final SystemOptions options;
  private final RehearsalFolder folder;
  private final Progress progress;

  SystemStart(DatabaseServersOf databaseServers, SystemOptions options, Progress progress) {
    this.databaseServers = databaseServers;
    this.options = options;
    this.folder = options.folder();
    this.progress = progress;
  }

  RunningSystem start() throws CannotStart, InterruptedException {
    StartedSystem system;
    Leash leash;
    Secrets secrets;
    Addresses addresses;
    boolean known;
    try {
      known = prepareFolders();
      secrets = new SecretsFolder(folder.secrets()).secrets();
      addresses = Addresses.find(options.data().resolve("addresses.json"));
      leash = new Leash(folder.cache());
      system = new StartedSystem(folder, secrets, addresses, leash, progress, Clock.systemUTC());
    } catch (IOException e) {
      throw new CannotStart(
          "The folder " + folder.root() + " cannot be used: " + e.getMessage(), e);
    }
    boolean up = false;
    try {
      bringUp(system, leash, secrets, addresses, known);
      Files.writeString(complete(), "everything was up once\n");
      up = true;
      return system;
    } catch (IOException e) {
      throw new CannotStart(
          "The folder " + folder.root() + " cannot be used: " + e.getMessage(), e);
    } finally {
      if (!up) {
        system.close();
      }
    }
  }

  /// Whether the databases of last time go on.
  private boolean prepareFolders() throws IOException {
    Path data = options.data();
    boolean known = options.keep() && Files.exists(complete());
    if (!known) {
      PostgresBinaries.delete(data);
    }
    Files.deleteIfExists(folder.system());
    PostgresBinaries.delete(folder.temporary());
    for (Path path :
        new Path[] {data, folder.logs(), folder.temporary(), folder.cache(), folder.report()}) {
      Files.createDirectories(path);
    }
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder.logs(), "*.log")) {
      for (Path log : logs) {
        if (!NOT_OURS.contains(log.getFileName().toString())) {
          Files.delete(log);
        }
      }
    }
    return known;
  }

  /// There once everything was up: databases that were left half made are not gone on with.
  private Path complete() {
    return options.data().resolve("complete");
  }

  private void bringUp(
      StartedSystem system, Leash leash, Secrets secrets, Addresses addresses, boolean known)
      throws CannotStart, InterruptedException {
    Supervisor supervisor = system.supervisor();
    DatabaseServers servers = databaseServers.on(options, secrets, supervisor);
    Roles roles = new Roles(secrets);
    Builds builds = new Builds(folder.repository());
    Applications applications =
        new Applications(builds, folder, options.plan().toAbsolutePath(), addresses, secrets);
    Partners partners = new Partners(builds, folder, options.data(), addresses, secrets);
    KafkaBroker kafka =
        new KafkaBroker(
            builds.kafka(),
            options.data().resolve("kafka"),
            folder.log("kafka"),
            addresses.kafka(),
            addresses.kafkaController());
    ConnectWorker connect =
        new ConnectWorker(
            builds.connect(),
            builds.debezium(),
            options.data().resolve("connect"),
            folder.log("connect"),
            addresses.connect(),
            kafka.bootstrapServers(),
            secrets.databasePasswords().of("banyan_streams"));
    ShopFilling filling = new ShopFilling(builds.monolith(), folder, secrets, leash);
    Stopwatch stopwatch = new Stopwatch(progress);

    try (Forks forks = new Forks()) {
      Awaited<DatabaseServer> shop =
          forks.fork(
              () -> {
                DatabaseServer server = servers.start("postgres-shop", addresses.postgresShop());
                if (!known) {
                  roles.setUpShop(server);
                }
                return stopwatch.ready("PostgreSQL of the shop", server);
              });
      Awaited<DatabaseServer> services =
          forks.fork(
              () -> {
                DatabaseServer server =
                    servers.start("postgres-services", addresses.postgresServices());
                if (!known) {
                  roles.setUpServices(server, "catalog");
                }
                return stopwatch.ready("PostgreSQL of the services", server);
              });
      for (ChildSpec partner :
          List.of(partners.cardProcessor(), partners.courier(), partners.mail())) {
        forks.fork(
            () -> {
              supervisor.start(partner, APPLICATION_READY);
              return stopwatch.ready("the shop's partner " + partner.name(), "");
            });
      }
      Awaited<KafkaBroker> broker =
          forks.fork(
              () -> {
                kafka.start(supervisor);
                return stopwatch.ready("Kafka", kafka);
              });
      Awaited<String> monolith =
          forks.fork(
              () -> {
                supervisor.start(applications.monolith(shop.get()), APPLICATION_READY);
                return stopwatch.ready("the monolith", "");
              });
      Awaited<Optional<JsonNode>> filled =
          forks.fork(
              () -> {
                monolith.get();
                Optional<JsonNode> filler = filling.fill(shop.get(), options.filling());
                filler.ifPresentOrElse(
                    json -> Reconciliation.inWords(json).forEach(progress::say),
                    () -> progress.say("the shop goes on as it was left"));
                return stopwatch.ready("the shop's stock of data", filler);
              });
      forks.fork(
          () -> {
            broker.get();
            connect.start(supervisor);
            return stopwatch.ready("Kafka Connect", connect);
          });
      Awaited<URI> catalog =
          forks.fork(
              () -> {
                supervisor.start(
                    applications.catalog(services.get(), broker.get()), APPLICATION_READY);
                return stopwatch.ready("the catalog service", system.service("catalog"));
              });
      forks.fork(
          () -> {
            supervisor.start(applications.backflow(shop.get(), broker.get()), APPLICATION_READY);
            return stopwatch.ready("the backflow", "");
          });
      forks.fork(
          () -> {
            monolith.get();
            supervisor.start(
                applications.conductor(shop.get(), services.get(), broker.get(), connect),
                APPLICATION_READY);
            return stopwatch.ready("the conductor", "");
          });
      forks.fork(
          () -> {
            URI detour = options.detour().around("catalog", catalog.get());
            supervisor.start(applications.proxy(detour), APPLICATION_READY);
            return stopwatch.ready("the proxy", "");
          });
      forks.join();
      system.ready(shop.get(), services.get(), filled.get());
      stopwatch.ready("everything", "");
    }
  }
}

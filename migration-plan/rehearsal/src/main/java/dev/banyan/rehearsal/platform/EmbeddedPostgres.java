package dev.banyan.rehearsal.platform;

import dev.banyan.rehearsal.platform.CannotStart.Because;
import dev.banyan.rehearsal.platform.ChildSpec.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// PostgreSQL from its binaries, as a process of ours; durable, loopback only, every role with a
/// password.
final class EmbeddedPostgres implements DatabaseServers {
  /// The same on every platform.
  static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("wal_level", "logical"),
          Map.entry("shared_preload_libraries", "pg_stat_statements"),
          Map.entry("max_wal_senders", "20"),
          Map.entry("max_replication_slots", "40"), // slots and active origins both count
          Map.entry("max_connections", "100"),
          Map.entry("shared_buffers", "128MB"),
          Map.entry("max_wal_size", "512MB"),
          // a reader that is gone may cost this much disk and no more; then its slot is lost, and
          // told
          Map.entry("max_slot_wal_keep_size", "4GB"),
          Map.entry("wal_sender_timeout", "30s"), // then a reader that hangs gives its slot back
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("jit", "off"),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("timezone", "UTC"));

  private final PostgresBinaries binaries;
  private final Path data;
  private final Path logs;
  private final Secrets secrets;
  private final Supervisor supervisor;
  private final Map<String, String> more;

  EmbeddedPostgres(
      PostgresBinaries binaries, Path data, Path logs, Secrets secrets, Supervisor supervisor) {
    this(binaries, data, logs, secrets, supervisor, Map.of());
  }

  /// @param more settings beside those of the house
  EmbeddedPostgres(
      PostgresBinaries binaries,
      Path data,
      Path logs,
      Secrets secrets,
      Supervisor supervisor,
      Map<String, String> more) {
    this.binaries = binaries;
    this.data = data;
    this.logs = logs;
    this.secrets = secrets;
    this.supervisor = supervisor;
    this.more = Map.copyOf(more);
  }

  @Override
  public DatabaseServer start(String name, int port) throws CannotStart, InterruptedException {
    Path home = binaries.unpacked();
    Path folder = data.resolve(name);
    Path log = logs.resolve(name + ".log");
    if (!Files.exists(folder.resolve("PG_VERSION"))) {
      initialise(home, folder, log);
    }
    List<String> command = new ArrayList<>(notAsRoot());
    command.add(home.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", folder.toString(), "-p", String.valueOf(port)));
    command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
    SETTINGS.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    more.forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    supervisor.start(
        new ChildSpec(
            name,
            command,
            Map.of("LC_ALL", "C", "TZ", "UTC"),
            folder,
            log,
            port,
            Readiness.postgres(port, secrets.superuserPassword()),
            StopSignal.INT,
            Duration.ofSeconds(20)),
        Duration.ofSeconds(60));
    return new DatabaseServer("127.0.0.1", port, secrets.superuserPassword());
  }

  private void initialise(Path home, Path folder, Path log)
      throws CannotStart, InterruptedException {
    Path passwordFile = folder.resolveSibling(folder.getFileName() + ".password");
    List<String> command = new ArrayList<>(notAsRoot());
    command.add(home.resolve("bin/initdb").toString());
    command.addAll(List.of("-D", folder.toString(), "-U", "postgres", "--encoding=UTF8"));
    command.addAll(List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile, "--no-sync"));
    try {
      Files.createDirectories(folder.getParent());
      Files.deleteIfExists(passwordFile);
      Files.createFile(
          passwordFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(passwordFile, secrets.superuserPassword());
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        Process initdb = builder.start();
        int code = waitFor(initdb);
        if (code != 0) {
          throw new CannotStart(
              Because.FAILURE,
              "PostgreSQL's initdb ended with exit code "
                  + code
                  + rootHint()
                  + "\n"
                  + LogTail.of(log, 15));
        }
      } finally {
        Files.deleteIfExists(passwordFile);
      }
    } catch (IOException e) {
      throw new CannotStart(
          "PostgreSQL could not be set up in " + folder + ": " + e.getMessage() + rootHint(), e);
    }
  }

  private static int waitFor(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// PostgreSQL refuses root; in a user namespace of its own it does not see that it is root.
  private static List<String> notAsRoot() {
    return root() ? List.of("unshare", "-U") : List.of();
  }

  private static String rootHint() {
    return root()
        ? "; PostgreSQL refuses to run as root, and `unshare -U`, which gets around that, may be forbidden here:"
            + " run ./rehearse as an ordinary user"
        : "";
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }
}

package dev.banyan.rehearsal.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Two empty PostgreSQL servers and nothing else, for what only needs databases.
public final class DatabasePair implements AutoCloseable {
  private final Supervisor supervisor;
  private final DatabaseServer shop;
  private final DatabaseServer services;

  private DatabasePair(Supervisor supervisor, DatabaseServer shop, DatabaseServer services) {
    this.supervisor = supervisor;
    this.shop = shop;
    this.services = services;
  }

  /// @param name of the folder under `.rehearsal/data`, which begins empty
  public static DatabasePair start(RehearsalFolder folder, String name, Progress progress)
      throws CannotStart, InterruptedException {
    Path data = folder.data().resolve(name);
    Supervisor supervisor;
    Secrets secrets;
    try {
      PostgresBinaries.delete(data);
      for (Path path : new Path[] {data, folder.logs(), folder.cache()}) {
        Files.createDirectories(path);
      }
      secrets = new SecretsFolder(folder.secrets()).secrets();
      supervisor = new Supervisor(new Leash(folder.cache()), Clock.systemUTC(), progress, () -> {});
    } catch (IOException e) {
      throw new CannotStart(
          "The folder " + folder.root() + " cannot be used: " + e.getMessage(), e);
    }
    boolean up = false;
    try {
      DatabaseServers servers =
          new EmbeddedPostgres(
              new PostgresBinaries(folder.cache()), data, folder.logs(), secrets, supervisor);
      Ports ports = new Ports(new SecureRandom());
      DatabaseServer shop = servers.start("postgres-shop", ports.any());
      DatabaseServer services = servers.start("postgres-services", ports.any());
      up = true;
      return new DatabasePair(supervisor, shop, services);
    } finally {
      if (!up) {
        supervisor.close();
      }
    }
  }

  /// As the superuser, in the database `postgres` of the one server.
  public DataSource shop() {
    return of(shop);
  }

  /// As the superuser, in the database `postgres` of the other server.
  public DataSource services() {
    return of(services);
  }

  private static DataSource of(DatabaseServer server) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setServerNames(new String[] {server.host()});
    database.setPortNumbers(new int[] {server.port()});
    database.setUser("postgres");
    database.setPassword(server.superuserPassword());
    database.setDatabaseName("postgres");
    return database;
  }

  @Override
  public void close() {
    supervisor.close();
  }
}

package dev.banyan.rehearsal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// What SystemStart brought up.
final class StartedSystem implements RunningSystem {
  private final RehearsalFolder folder;
  private final Secrets secrets;
  private final Addresses addresses;
  private final Supervisor supervisor;
  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Optional<Databases> databases = Optional.empty();
  private volatile Optional<JsonNode> filled = Optional.empty();

  private record Databases(DatabaseServer shop, DatabaseServer services) {}

  StartedSystem(
      RehearsalFolder folder,
      Secrets secrets,
      Addresses addresses,
      Leash leash,
      Progress progress,
      Clock clock) {
    this.folder = folder;
    this.secrets = secrets;
    this.addresses = addresses;
    this.supervisor = new Supervisor(leash, clock, progress, this::writeDown);
  }

  Supervisor supervisor() {
    return supervisor;
  }

  void ready(DatabaseServer shop, DatabaseServer services, Optional<JsonNode> filling) {
    databases = Optional.of(new Databases(shop, services));
    filled = filling;
    ready.set(true);
    writeDown();
  }

  private synchronized void writeDown() {
    if (closed.get()) {
      return;
    }
    List<SystemFile.Entry> apps =
        apps().stream()
            .map(
                app ->
                    new SystemFile.Entry(app.name(), app.pid(), app.port(), app.log().toString()))
            .toList();
    SystemFile file =
        new SystemFile(
            ProcessHandle.current().pid(),
            ready.get(),
            shop(),
            monolith(),
            Map.of("catalog", service("catalog")),
            conductor(),
            proxyControl(),
            cardProcessor(),
            courier(),
            imapPort(),
            apps);
    try {
      file.write(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.system(), e);
    }
  }

  @Override
  public URI shop() {
    return URI.create(Addresses.http(addresses.shop()));
  }

  @Override
  public URI monolith() {
    return URI.create(Addresses.http(addresses.monolith()));
  }

  @Override
  public URI service(String capability) {
    if (!capability.equals("catalog")) {
      throw new IllegalArgumentException("there is no service for '" + capability + "' yet");
    }
    return URI.create(Addresses.http(addresses.catalog()));
  }

  @Override
  public URI conductor() {
    return URI.create(Addresses.http(addresses.conductor()));
  }

  @Override
  public URI proxyControl() {
    return URI.create(Addresses.http(addresses.proxyControl()));
  }

  @Override
  public URI cardProcessor() {
    return URI.create(Addresses.http(addresses.cardProcessor()));
  }

  @Override
  public URI courier() {
    return URI.create(Addresses.http(addresses.courier()));
  }

  @Override
  public int imapPort() {
    return addresses.imap();
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public RehearsalFolder folder() {
    return folder;
  }

  @Override
  public Optional<JsonNode> filled() {
    return filled;
  }

  @Override
  public Connection shopDatabase() throws SQLException {
    return readOnly(databases().shop(), "shop");
  }

  @Override
  public Connection shopStatistics() throws SQLException {
    String role = "banyan_analyst";
    return databases().shop().connect("shop", role, secrets.databasePasswords().of(role));
  }

  @Override
  public Connection storeDatabase(String capability) throws SQLException {
    return readOnly(databases().services(), capability);
  }

  @Override
  public Connection conductorDatabase() throws SQLException {
    return readOnly(databases().services(), "conductor");
  }

  private Databases databases() {
    return databases.orElseThrow(() -> new IllegalStateException("the system is not ready"));
  }

  private Connection readOnly(DatabaseServer server, String database) throws SQLException {
    Connection connection = server.connect(database);
    connection.setReadOnly(true);
    return connection;
  }

  @Override
  public List<App> apps() {
    return supervisor.apps();
  }

  @Override
  public List<Incident> incidents() {
    return supervisor.incidents();
  }

  @Override
  public Optional<String> broken() {
    return supervisor.broken();
  }

  @Override
  public void kill(String app) {
    supervisor.kill(app);
  }

  @Override
  public void close() {
    supervisor.close();
    synchronized (this) {
      if (closed.compareAndSet(false, true)) {
        try {
          Files.deleteIfExists(folder.system());
        } catch (IOException e) {
          throw new UncheckedIOException("cannot delete " + folder.system(), e);
        }
      }
    }
  }
}

package dev.banyan.rehearsal.platform;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Two databases and all that carries rows between them, without a shop: for drills and benches of
/// the streams alone. Everything is a process of its own and is restarted when it dies.
public final class StreamsRig implements AutoCloseable {
  public static final String POSTGRES_SHOP = "postgres-shop";
  public static final String POSTGRES_SERVICES = "postgres-services";
  public static final String KAFKA = "kafka";
  public static final String CONNECT = "connect";
  public static final String CONDUCTOR = "conductor";

  /// Applies the forward stream to the service's store.
  public static final String FORWARD = "intake";

  /// Applies the backward stream to the shared database.
  public static final String BACKWARD = "backflow";

  private final Supervisor supervisor;
  private final DatabaseServer shop;
  private final DatabaseServer services;
  private final String capability;
  private final URI conductor;
  private final String kafka;
  private final Secrets secrets;

  StreamsRig(
      Supervisor supervisor,
      DatabaseServer shop,
      DatabaseServer services,
      String capability,
      URI conductor,
      String kafka,
      Secrets secrets) {
    this.supervisor = supervisor;
    this.shop = shop;
    this.services = services;
    this.capability = capability;
    this.conductor = conductor;
    this.kafka = kafka;
    this.secrets = secrets;
  }

  public URI conductor() {
    return conductor;
  }

  public String apiToken() {
    return secrets.apiToken();
  }

  public String bootstrapServers() {
    return kafka;
  }

  /// Into the shared database, as its application would.
  public Connection shopAsApplication() throws SQLException {
    return as(shop, "shop", "shop_app");
  }

  /// Into the service's store, as the service would.
  public Connection storeAsApplication() throws SQLException {
    return as(services, capability, capability + "_app");
  }

  /// Into the shared database, past every fence.
  public Connection shopAsSuperuser() throws SQLException {
    return shop.connect("shop");
  }

  /// Into the service's store, past every fence.
  public Connection storeAsSuperuser() throws SQLException {
    return services.connect(capability);
  }

  /// How one server reaches the other's shared database, as the superuser: for PostgreSQL's own
  /// replication between them.
  public String shopConnectionString() {
    return "host=%s port=%d dbname=shop user=postgres password=%s"
        .formatted(shop.host(), shop.port(), shop.superuserPassword());
  }

  public List<App> apps() {
    return supervisor.apps();
  }

  public List<Incident> incidents() {
    return supervisor.incidents();
  }

  /// As a crash would; it is restarted.
  public void kill(String app) {
    supervisor.kill(app);
  }

  private Connection as(DatabaseServer server, String database, String role) throws SQLException {
    return server.connect(database, role, secrets.databasePasswords().of(role));
  }

  @Override
  public void close() {
    supervisor.close();
  }
}

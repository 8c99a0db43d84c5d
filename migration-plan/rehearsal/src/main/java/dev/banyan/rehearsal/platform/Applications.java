package dev.banyan.rehearsal.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How each of our applications is started: its jar, its options, its environment.
final class Applications {
  /// Small, and quick to start rather than fast in the end.
  private static final List<String> OPTIONS =
      List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /// The proxy stands between everyone and the shop: it keeps the optimising compiler.
  private static final List<String> PROXY_OPTIONS = List.of("-Xmx192m", "-XX:+UseSerialGC");

  /// A promise of money that nobody came back for is let go while the rehearsal can still see it.
  private static final Duration PROMISE = Duration.ofSeconds(20);

  /// Parcels leave soon, so that a short rehearsal sees them arrive.
  private static final Duration PACKING = Duration.ofSeconds(4);

  private final Builds builds;
  private final RehearsalFolder folder;
  private final Path plan;
  private final Addresses addresses;
  private final Secrets secrets;

  Applications(
      Builds builds, RehearsalFolder folder, Path plan, Addresses addresses, Secrets secrets) {
    this.builds = builds;
    this.folder = folder;
    this.plan = plan;
    this.addresses = addresses;
    this.secrets = secrets;
  }

  ChildSpec monolith(DatabaseServer shop) throws CannotStart {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(datasource(shop, "shop", "shop_app"));
    environment.putAll(flyway("shop_migrator"));
    environment.put("SHOP_SESSION_KEY", secrets.sessionKey());
    environment.put("SHOP_ADMIN_PASSWORD", secrets.adminPassword());
    environment.putAll(partners());
    return quarkus("monolith", builds.monolith(), OPTIONS, environment, addresses.monolith());
  }

  ChildSpec catalog(DatabaseServer services, KafkaBroker kafka) throws CannotStart {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(datasource(services, "catalog", "catalog_app"));
    environment.putAll(flyway("catalog_migrator"));
    environment.put("SHOP_SESSION_KEY", secrets.sessionKey());
    environment.put("BANYAN_PLAN", plan.toString());
    environment.put("BANYAN_INTAKE_DB_USERNAME", "catalog_applier");
    environment.put("BANYAN_INTAKE_DB_PASSWORD", password("catalog_applier"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    return quarkus("catalog", builds.service("catalog"), OPTIONS, environment, addresses.catalog());
  }

  /// Applies the backward streams to the shared database.
  ChildSpec backflow(DatabaseServer shop, KafkaBroker kafka) throws CannotStart {
    Map<String, String> environment = new HashMap<>();
    environment.put("BANYAN_PLAN", plan.toString());
    environment.put("BANYAN_BACKFLOW_DATABASE_URL", shop.jdbcUrl("shop"));
    environment.put("BANYAN_BACKFLOW_DATABASE_USERNAME", "banyan_backflow");
    environment.put("BANYAN_BACKFLOW_DATABASE_PASSWORD", password("banyan_backflow"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    return quarkus("backflow", builds.backflow(), OPTIONS, environment, addresses.backflow());
  }

  ChildSpec conductor(
      DatabaseServer shop, DatabaseServer services, KafkaBroker kafka, ConnectWorker connect)
      throws CannotStart {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(datasource(services, "conductor", "banyan_conductor"));
    environment.putAll(conductorOn("BANYAN_SHOP", shop.jdbcUrl("shop")));
    environment.putAll(conductorOn("BANYAN_STORES_CATALOG", services.jdbcUrl("catalog")));
    environment.put("BANYAN_PLAN", plan.toString());
    environment.put("BANYAN_CONNECT_URL", connect.address().toString());
    environment.put("BANYAN_STREAMS_DB_HOST", shop.host());
    environment.put("BANYAN_STREAMS_DB_PORT", String.valueOf(shop.port()));
    environment.put("BANYAN_STREAMS_DB_USERNAME", "banyan_streams");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("BANYAN_PROXIES", Addresses.http(addresses.proxyControl()));
    environment.put("BANYAN_API_TOKEN", secrets.apiToken());
    return quarkus("conductor", builds.conductor(), OPTIONS, environment, addresses.conductor());
  }

  /// @param catalog what the proxy is to ask instead of the monolith
  ChildSpec proxy(URI catalog) throws CannotStart {
    Map<String, String> environment = new HashMap<>();
    environment.put("BANYAN_PLAN", plan.toString());
    environment.put("BANYAN_PROXY_HOST", "127.0.0.1");
    environment.put("BANYAN_PROXY_PORT", String.valueOf(addresses.shop()));
    environment.put("BANYAN_PROXY_MONOLITH", Addresses.http(addresses.monolith()));
    environment.put("BANYAN_PROXY_SERVICES_CATALOG", catalog.toString());
    environment.put("BANYAN_PROXY_CONDUCTOR", Addresses.http(addresses.conductor()));
    environment.put("BANYAN_API_TOKEN", secrets.apiToken());
    return quarkus("proxy", builds.proxy(), PROXY_OPTIONS, environment, addresses.proxyControl());
  }

  /// Where the shop finds those it deals with. The courier tells it through the proxy, as any
  /// stranger does.
  private Map<String, String> partners() {
    return Map.of(
        "SHOP_CARD_PROCESSOR_URL",
        Addresses.http(addresses.cardProcessor()),
        "SHOP_CARD_PROCESSOR_KEY",
        secrets.cardProcessorKey(),
        "SHOP_COURIER_URL",
        Addresses.http(addresses.courier()),
        "SHOP_COURIER_KEY",
        secrets.courierKey(),
        "SHOP_COURIER_CALLBACK",
        Addresses.http(addresses.shop()),
        "QUARKUS_MAILER_HOST",
        "127.0.0.1",
        "QUARKUS_MAILER_PORT",
        String.valueOf(addresses.smtp()),
        "SHOP_CARD_PROCESSOR_PROMISE_LIFETIME",
        PROMISE.toString(),
        "SHOP_PACKING_TIME",
        PACKING.toString());
  }

  private ChildSpec quarkus(
      String name, Path jar, List<String> options, Map<String, String> environment, int port) {
    return QuarkusProgram.spec(folder, name, jar, options, port, environment);
  }

  private Map<String, String> datasource(DatabaseServer server, String database, String role) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL",
        server.jdbcUrl(database),
        "QUARKUS_DATASOURCE_USERNAME",
        role,
        "QUARKUS_DATASOURCE_PASSWORD",
        password(role));
  }

  private Map<String, String> flyway(String role) {
    return Map.of("QUARKUS_FLYWAY_USERNAME", role, "QUARKUS_FLYWAY_PASSWORD", password(role));
  }

  private Map<String, String> conductorOn(String prefix, String jdbcUrl) {
    return Map.of(
        prefix + "_JDBC_URL",
        jdbcUrl,
        prefix + "_USERNAME",
        "banyan_conductor",
        prefix + "_PASSWORD",
        password("banyan_conductor"));
  }

  private String password(String role) {
    return secrets.databasePasswords().of(role);
  }
}

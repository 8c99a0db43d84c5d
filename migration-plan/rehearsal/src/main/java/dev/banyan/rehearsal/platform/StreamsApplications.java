package dev.banyan.rehearsal.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The applications of a [StreamsRig]: the conductor, and one applier for each direction.
record StreamsApplications(
    Builds builds, RehearsalFolder folder, Path plan, String capability, Secrets secrets) {
  private static final List<String> OPTIONS =
      List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /// Appliers work for long and are measured: they keep the optimising compiler.
  private static final List<String> APPLIER_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

  ChildSpec conductor(
      DatabaseServer shop,
      DatabaseServer services,
      KafkaBroker kafka,
      ConnectWorker connect,
      int port)
      throws CannotStart {
    Map<String, String> environment = new HashMap<>();
    String role = "banyan_conductor";
    environment.putAll(datasource(services.jdbcUrl("conductor"), role));
    environment.putAll(account("BANYAN_SHOP", "JDBC_URL", shop.jdbcUrl("shop"), role));
    environment.putAll(
        account(
            "BANYAN_STORES_" + capability.toUpperCase(Locale.ROOT),
            "JDBC_URL",
            services.jdbcUrl(capability),
            role));
    environment.put("BANYAN_CONNECT_URL", connect.address().toString());
    environment.put("BANYAN_STREAMS_DB_HOST", shop.host());
    environment.put("BANYAN_STREAMS_DB_PORT", String.valueOf(shop.port()));
    environment.put("BANYAN_STREAMS_DB_USERNAME", "banyan_streams");
    // The shop's own capabilities are not in this plan, and no proxy is there.
    environment.put("BANYAN_STORES_CATALOG_PASSWORD", "not-used");
    environment.put("BANYAN_PROXIES", Addresses.http(port) + "/no-proxy");
    environment.put("BANYAN_API_TOKEN", secrets.apiToken());
    return quarkus(StreamsRig.CONDUCTOR, builds.conductor(), OPTIONS, environment, kafka, port);
  }

  ChildSpec intake(DatabaseServer services, KafkaBroker kafka, int port) throws CannotStart {
    return applier(
        StreamsRig.FORWARD,
        "forward",
        services.jdbcUrl(capability),
        capability + "_applier",
        kafka,
        port);
  }

  ChildSpec backflow(DatabaseServer shop, KafkaBroker kafka, int port) throws CannotStart {
    return applier(
        StreamsRig.BACKWARD, "backward", shop.jdbcUrl("shop"), "banyan_backflow", kafka, port);
  }

  private ChildSpec applier(
      String name, String direction, String url, String role, KafkaBroker kafka, int port)
      throws CannotStart {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(account("BANYAN_BACKFLOW_DATABASE", "URL", url, role));
    environment.put("BANYAN_BACKFLOW_DIRECTION", direction);
    return quarkus(name, builds.backflow(), APPLIER_OPTIONS, environment, kafka, port);
  }

  private ChildSpec quarkus(
      String name,
      Path jar,
      List<String> options,
      Map<String, String> more,
      KafkaBroker kafka,
      int port) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("BANYAN_PLAN", plan.toString());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    return QuarkusProgram.spec(folder, name, jar, options, port, environment);
  }

  private Map<String, String> datasource(String url, String role) {
    return account("QUARKUS_DATASOURCE", "JDBC_URL", url, role);
  }

  private Map<String, String> account(String prefix, String urlName, String url, String role) {
    return Map.of(
        prefix + "_" + urlName,
        url,
        prefix + "_USERNAME",
        role,
        prefix + "_PASSWORD",
        secrets.databasePasswords().of(role));
  }
}

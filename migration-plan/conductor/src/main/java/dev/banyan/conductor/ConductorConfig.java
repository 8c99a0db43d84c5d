package dev.banyan.conductor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/// Where the conductor finds everything it conducts.
@ConfigMapping(prefix = "banyan")
public interface ConductorConfig {
  /// The plan folder.
  String plan();

  /// Control sides of the proxies.
  List<String> proxies();

  /// Kafka Connect's REST interface.
  String connectUrl();

  String apiToken();

  /// The shared database, as a member of the role that owns its tables.
  Database shop();

  /// The services' stores by capability, as members of the roles that own their tables.
  Map<String, Database> stores();

  /// The shared database, as Debezium reads it.
  StreamsDb streamsDb();

  /// Whether anything is done on its own; off in tests that look at parts.
  @WithDefault("true")
  boolean heartbeats();

  /// A database and who asks.
  interface Database {
    String jdbcUrl();

    String username();

    String password();
  }

  /// Host and port as Kafka Connect sees them.
  interface StreamsDb {
    String host();

    int port();

    @WithDefault("shop")
    String name();

    String username();

    String password();
  }
}

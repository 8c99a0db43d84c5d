package dev.banyan.conductor.streams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/// Between what the rows flow.
@ConfigMapping(prefix = "banyan")
public interface StreamsConfig {
  /// Kafka Connect's REST interface.
  String connectUrl();

  /// The shared database, as a member of the role that owns its tables.
  Database shop();

  /// The services' stores by capability, as members of the roles that own their tables.
  Map<String, Database> stores();

  /// The shared database, as Debezium reads it.
  Reader streamsDb();

  /// How much log one replication slot may keep before it is an alarm: well below
  /// `max_slot_wal_keep_size`, well above what a busy second leaves.
  @WithDefault("1073741824")
  long slotAlarmBytes();

  /// A database and who asks.
  interface Database {
    String jdbcUrl();

    String username();

    String password();
  }

  /// Host and port as Kafka Connect sees them. The password is known to Connect alone.
  interface Reader {
    String host();

    int port();

    @WithDefault("shop")
    String name();

    String username();
  }
}

package dev.banyan.rehearsal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Everything that was started, and where it is. Closing it stops it all, in order.
public interface RunningSystem extends AutoCloseable {
  /// The proxy's public side: where customers go.
  URI shop();

  /// The monolith itself, past the proxy.
  URI monolith();

  /// A service itself, past the proxy and past any detour.
  URI service(String capability);

  URI conductor();

  /// The proxy's control side: `/traffic`, `/routing-table`, `/q/metrics`.
  URI proxyControl();

  /// The card processor, the outside witness of what was paid: [Secrets#cardProcessorKey] opens it.
  URI cardProcessor();

  URI courier();

  /// Where all mail can be read, on loopback, as `everyone@shop.invalid` with
  /// [Secrets#mailPassword].
  int imapPort();

  Secrets secrets();

  RehearsalFolder folder();

  /// What the import or the generator printed as JSON; empty if the shop was not empty.
  Optional<JsonNode> filled();

  /// A read-only look into the shared database, for final checks. The caller closes it.
  Connection shopDatabase() throws SQLException;

  /// A look into the catalogs and the statistics of the shared database, with no right to read any
  /// row. The caller closes it.
  Connection shopStatistics() throws SQLException;

  /// A read-only look into a service's own store, for final checks. The caller closes it.
  Connection storeDatabase(String capability) throws SQLException;

  /// A read-only look into what the conductor keeps, for drills. The caller closes it.
  Connection conductorDatabase() throws SQLException;

  /// Every process, in the order it was started.
  List<App> apps();

  /// Every death of a process so far, oldest first.
  List<Incident> incidents();

  /// Why the system cannot go on, once a process died more often than restarting makes sense.
  Optional<String> broken();

  /// Kills a process as a crash would (`kill -9`), for drills; it is restarted like any other.
  void kill(String app);

  @Override
  void close();
}

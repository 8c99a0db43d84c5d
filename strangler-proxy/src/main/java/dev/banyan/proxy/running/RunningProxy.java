package dev.banyan.proxy.running;

import dev.banyan.model.Plan;
import dev.banyan.proxy.forwarding.Limits;
import dev.banyan.proxy.observing.Shares;
import dev.banyan.proxy.observing.Traffic;
import dev.banyan.proxy.pipeline.DataPlane;
import dev.banyan.proxy.pipeline.Setup;
import dev.banyan.proxy.routing.ConductorSource;
import dev.banyan.proxy.routing.DialsFileSource;
import dev.banyan.proxy.routing.RouteIndex;
import dev.banyan.proxy.routing.RoutingTableSource;
import dev.banyan.proxy.routing.RoutingTables;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The proxy as it runs: the data plane, where its tables come from, and what it counts.
public final class RunningProxy implements AutoCloseable {
  private final Settings settings;
  private final RoutingTables tables;
  private final Traffic traffic;
  private final Shares shares;
  private final RoutingTableSource source;
  private final DataPlane dataPlane;

  private RunningProxy(
      Settings settings,
      RoutingTables tables,
      Traffic traffic,
      Shares shares,
      RoutingTableSource source,
      DataPlane dataPlane) {
    this.settings = settings;
    this.tables = tables;
    this.traffic = traffic;
    this.shares = shares;
    this.source = source;
    this.dataPlane = dataPlane;
  }

  /// @throws BrokenSettings if it cannot listen
  static RunningProxy start(Settings settings, Clock clock) {
    Traffic traffic =
        new Traffic(
            UUID.randomUUID().toString(), clock.instant(), settings.plan().capabilities().keySet());
    Shares shares = new Shares(traffic);
    RoutingTables tables = new RoutingTables(shares::mark);
    RoutingTableSource source = source(settings, tables);
    try {
      DataPlane dataPlane =
          DataPlane.start(
              new Setup(
                  settings.host(),
                  settings.port(),
                  new RouteIndex(settings.plan()),
                  settings.privatePaths(),
                  tables,
                  settings.backends(),
                  Limits.DEFAULT.withTunnelIdle(settings.webSocketIdle()),
                  traffic));
      source.start();
      return new RunningProxy(settings, tables, traffic, shares, source, dataPlane);
    } catch (CompletionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new BrokenSettings(
          List.of(
              "cannot listen on "
                  + settings.host()
                  + ":"
                  + settings.port()
                  + " ("
                  + cause.getMessage()
                  + ")"));
    }
  }

  private static RoutingTableSource source(Settings settings, RoutingTables tables) {
    return settings.conductor() != null && settings.token() != null
        ? new ConductorSource(settings.conductor(), settings.token(), tables)
        : new DialsFileSource(settings.planFolder(), settings.plan(), tables);
  }

  public Plan plan() {
    return settings.plan();
  }

  /// What the control APIs ask for; null locks them.
  public @Nullable String token() {
    return settings.token();
  }

  public RoutingTables tables() {
    return tables;
  }

  public Traffic traffic() {
    return traffic;
  }

  public Shares shares() {
    return shares;
  }

  public int port() {
    return dataPlane.port();
  }

  public boolean isListening() {
    return dataPlane.isListening();
  }

  @Override
  public void close() {
    source.close();
    dataPlane.close();
  }
}

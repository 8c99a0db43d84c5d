package dev.banyan.proxy.running;

import dev.banyan.model.Plan;
import dev.banyan.proxy.admission.Admission;
import dev.banyan.proxy.conductor.Conductor;
import dev.banyan.proxy.forwarding.Limits;
import dev.banyan.proxy.heartbeat.Lease;
import dev.banyan.proxy.observing.Shares;
import dev.banyan.proxy.observing.Traffic;
import dev.banyan.proxy.pipeline.DataPlane;
import dev.banyan.proxy.pipeline.Setup;
import dev.banyan.proxy.routing.DialsFileSource;
import dev.banyan.proxy.routing.RouteIndex;
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
  private final Admission admission;
  private final Guidance guidance;
  private final DataPlane dataPlane;

  private RunningProxy(
      Settings settings,
      RoutingTables tables,
      Traffic traffic,
      Shares shares,
      Admission admission,
      Guidance guidance,
      DataPlane dataPlane) {
    this.settings = settings;
    this.tables = tables;
    this.traffic = traffic;
    this.shares = shares;
    this.admission = admission;
    this.guidance = guidance;
    this.dataPlane = dataPlane;
  }

  /// @throws BrokenSettings if it cannot listen
  static RunningProxy start(Settings settings, Clock clock) {
    String id = UUID.randomUUID().toString();
    Traffic traffic = new Traffic(id, clock.instant(), settings.plan().capabilities().keySet());
    Shares shares = new Shares(traffic);
    RoutingTables tables = new RoutingTables(shares::mark);
    Lease lease =
        settings.conductor() == null ? Lease.notNeeded() : Lease.ofConductor(System::nanoTime);
    Admission admission = Admission.of(tables, lease, settings.holds());
    try {
      DataPlane dataPlane =
          DataPlane.start(
              new Setup(
                  settings.host(),
                  settings.port(),
                  new RouteIndex(settings.plan()),
                  settings.privatePaths(),
                  tables,
                  admission,
                  settings.backends(),
                  Limits.DEFAULT.withTunnelIdle(settings.webSocketIdle()),
                  traffic));
      Guidance guidance = guidance(settings, id, tables, admission);
      guidance.start();
      return new RunningProxy(settings, tables, traffic, shares, admission, guidance, dataPlane);
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

  private static Guidance guidance(
      Settings settings, String id, RoutingTables tables, Admission admission) {
    return settings.conductor() != null && settings.token() != null
        ? Guidance.byConductor(
            new Conductor(settings.conductor(), settings.token()), id, tables, admission)
        : Guidance.byFile(new DialsFileSource(settings.planFolder(), settings.plan(), tables));
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

  /// What is let in, and under which lease.
  public Admission admission() {
    return admission;
  }

  public int port() {
    return dataPlane.port();
  }

  public boolean isListening() {
    return dataPlane.isListening();
  }

  /// What is held still needs the table that lets it go, so those who bring it stop last.
  @Override
  public void close() {
    dataPlane.drain();
    guidance.close();
    dataPlane.close();
  }
}

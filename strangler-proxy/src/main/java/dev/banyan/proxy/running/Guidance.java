package dev.banyan.proxy.running;

import dev.banyan.proxy.admission.Admission;
import dev.banyan.proxy.conductor.Conductor;
import dev.banyan.proxy.heartbeat.Heartbeat;
import dev.banyan.proxy.routing.ConductorSource;
import dev.banyan.proxy.routing.DialsFileSource;
import dev.banyan.proxy.routing.RoutingTables;

/// Who tells the proxy what to do: the conductor, or a file.
public sealed interface Guidance extends AutoCloseable {
  void start();

  @Override
  void close();

  /// @param proxy the name of this process in its heartbeat
  static Guidance byConductor(
      Conductor conductor, String proxy, RoutingTables tables, Admission admission) {
    ConductorSource source = new ConductorSource(conductor, tables);
    Heartbeat heartbeat =
        new Heartbeat(
            conductor, proxy, admission.quiet()::standing, admission.lease(), source::doubt);
    admission.quiet().watch(heartbeat::beat);
    return new ByConductor(conductor, source, heartbeat);
  }

  static Guidance byFile(DialsFileSource source) {
    return new ByFile(source);
  }

  /// Tables by a long poll, and a heartbeat that keeps the lease.
  record ByConductor(Conductor conductor, ConductorSource source, Heartbeat heartbeat)
      implements Guidance {
    @Override
    public void start() {
      source.start();
      heartbeat.start();
    }

    @Override
    public void close() {
      heartbeat.close();
      source.close();
      conductor.close();
    }
  }

  /// Nobody asks what it does, and nobody grants a lease.
  record ByFile(DialsFileSource source) implements Guidance {
    @Override
    public void start() {
      source.start();
    }

    @Override
    public void close() {
      source.close();
    }
  }
}

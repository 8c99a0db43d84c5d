package dev.banyan.rehearsal.run;

import dev.banyan.rehearsal.drills.FaultProxy;
import dev.banyan.rehearsal.platform.Detour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fault proxies of a run: in the way from the start, harmless until switched on.
final class Faults implements Detour, AutoCloseable {
  private final Optional<Fault> fault;
  private final List<FaultProxy> proxies = new ArrayList<>();

  Faults(Optional<Fault> fault) {
    this.fault = fault;
  }

  @Override
  public synchronized URI around(String capability, URI service) {
    if (fault.isEmpty()) {
      return service;
    }
    try {
      FaultProxy proxy = FaultProxy.start(service);
      proxies.add(proxy);
      return proxy.uri();
    } catch (IOException noPort) {
      throw new UncheckedIOException("no fault proxy for " + capability, noPort);
    }
  }

  /// What is done to the answers from now on; empty if nothing is.
  synchronized Optional<String> switchOn() {
    fault.map(Faults::mode).ifPresent(mode -> proxies.forEach(proxy -> proxy.mode(mode)));
    return fault.map(Faults::told);
  }

  private static String told(Fault fault) {
    return switch (fault) {
      case DELAY -> "delayed";
      case BREAK -> "broken";
      case FALSIFY -> "falsified";
    };
  }

  private static FaultProxy.Mode mode(Fault fault) {
    return switch (fault) {
      case DELAY -> FaultProxy.Mode.DELAY;
      case BREAK -> FaultProxy.Mode.BREAK;
      case FALSIFY -> FaultProxy.Mode.FALSIFY;
    };
  }

  @Override
  public synchronized void close() {
    proxies.forEach(FaultProxy::close);
  }
}

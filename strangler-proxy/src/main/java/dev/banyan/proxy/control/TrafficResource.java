package dev.banyan.proxy.control;

import dev.banyan.proxy.observing.TrafficReport;
import dev.banyan.proxy.running.Lifecycle;
import dev.banyan.proxy.running.RunningProxy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// What the proxy counted, for the conductor.
@Path("/traffic")
public class TrafficResource {
  private final Lifecycle lifecycle;

  TrafficResource(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @GET
  public TrafficReport traffic() {
    RunningProxy proxy = lifecycle.proxy();
    return proxy.traffic().report(proxy.tables().current().revision());
  }
}

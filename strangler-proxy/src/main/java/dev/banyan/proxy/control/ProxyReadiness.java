package dev.banyan.proxy.control;

import dev.banyan.proxy.running.Lifecycle;
import dev.banyan.proxy.running.RunningProxy;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once it listens and knows who answers what.
@Readiness
public class ProxyReadiness implements HealthCheck {
  private final Lifecycle lifecycle;

  ProxyReadiness(Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    RunningProxy proxy = lifecycle.proxy();
    return HealthCheckResponse.named("proxy")
        .status(proxy.isListening() && proxy.tables().current().isKnown())
        .withData("listening", proxy.isListening())
        .withData("revision", proxy.tables().current().revision())
        .withData("lease", proxy.admission().lease().isValid())
        .build();
  }
}

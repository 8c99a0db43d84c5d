package dev.banyan.backflow;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/// Shows how each stream fares. A stream that waits is no reason to start this process anew, so
/// this is wellness and not readiness.
@Wellness
@ApplicationScoped
class StreamsHealth implements HealthCheck {
  private final Appliers appliers;

  StreamsHealth(Appliers appliers) {
    this.appliers = appliers;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder health = HealthCheckResponse.named("streams");
    boolean well = true;
    for (Applying applying : appliers.all()) {
      health.withData(applying.stream().name(), applying.delivery().state());
      well &= applying.delivery().well();
    }
    return health.status(well).build();
  }
}

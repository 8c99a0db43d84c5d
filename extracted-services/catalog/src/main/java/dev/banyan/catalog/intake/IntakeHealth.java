package dev.banyan.catalog.intake;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Shows how the stream fares. The service answers its requests whatever the stream does, so this
/// is wellness and not readiness.
@Wellness
@ApplicationScoped
class IntakeHealth implements HealthCheck {
  private final Intake intake;

  IntakeHealth(Intake intake) {
    this.intake = intake;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("forward stream")
        .status(intake.delivery().well())
        .withData("state", intake.delivery().state())
        .build();
  }
}

package dev.banyan.proxy.running;

import dev.banyan.proxy.observing.AdmissionMetrics;
import dev.banyan.proxy.observing.TrafficMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// Ties the proxy to the life of the application, which is its control side.
@Singleton
public class Lifecycle {
  private static final int BROKEN_CONFIGURATION = 2;

  private volatile @Nullable RunningProxy proxy;

  void start(@Observes StartupEvent event, Config config, MeterRegistry registry) {
    try {
      boolean alone = LaunchMode.current() == LaunchMode.NORMAL;
      Settings settings = Settings.read(key -> config.getOptionalValue(key, String.class), alone);
      RunningProxy started = RunningProxy.start(settings, Clock.systemUTC());
      TrafficMetrics.publish(started.traffic(), started.shares(), started.tables(), registry);
      AdmissionMetrics.publish(started.traffic(), registry);
      Gauge.builder("banyan.proxy.lease", started.admission().lease(), l -> l.isValid() ? 1 : 0)
          .register(registry);
      Gauge.builder(
              "banyan.proxy.routing.quiet",
              started.admission().quiet(),
              quiet -> quiet.standing().quiet())
          .register(registry);
      proxy = started;
    } catch (BrokenSettings broken) {
      System.err.println(broken.getMessage());
      // Nothing has begun that could be ended in order, and a stack trace would bury the message.
      Runtime.getRuntime().halt(BROKEN_CONFIGURATION);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    RunningProxy running = proxy;
    if (running != null) {
      running.close();
    }
  }

  /// @throws IllegalStateException before it has started
  public RunningProxy proxy() {
    RunningProxy running = proxy;
    if (running == null) {
      throw new IllegalStateException("the proxy has not started yet");
    }
    return running;
  }
}

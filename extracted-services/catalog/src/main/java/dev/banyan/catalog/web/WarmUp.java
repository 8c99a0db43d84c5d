package dev.banyan.catalog.web;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/// Asks the service's own reads before customers do, so that nobody waits for classes to be loaded:
/// the service is ready only afterwards, whatever came of it.
@ApplicationScoped
@Readiness
public class WarmUp implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int ROUNDS = 25;
  private static final int AT_ONCE = 8;
  private static final List<String> READS =
      List.of(
          "/api/categories",
          "/api/products?size=5",
          "/api/products?q=a&sort=price&size=5",
          "/api/products/WARM-UP");

  private volatile boolean done;

  void begin(@ObservesAsync HttpServerStart server) {
    URI self = URI.create("http://127.0.0.1:" + server.options().getPort());
    try (HttpClient client = HttpClient.newHttpClient();
        ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      // Side by side, so that the database connections are open and the worker threads there, too.
      List<Future<?>> visits = new ArrayList<>();
      for (int visitor = 0; visitor < AT_ONCE; visitor++) {
        visits.add(visitors.submit(() -> visit(client, self)));
      }
      for (Future<?> visit : visits) {
        visit.get();
      }
    } catch (ExecutionException unanswered) {
      LOG.warnf(
          "The warm-up broke off, so the first answers may be slow: %s", unanswered.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      done = true;
    }
  }

  private static boolean visit(HttpClient client, URI self)
      throws IOException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      for (String read : READS) {
        HttpRequest request =
            HttpRequest.newBuilder(self.resolve(read)).timeout(Duration.ofSeconds(10)).build();
        client.send(request, BodyHandlers.discarding());
      }
    }
    return true;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("warm-up").status(done).build();
  }
}

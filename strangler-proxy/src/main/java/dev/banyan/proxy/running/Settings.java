package dev.banyan.proxy.running;

import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.proxy.admission.HoldLimits;
import dev.banyan.proxy.forwarding.Backend;
import dev.banyan.proxy.forwarding.Backends;
import dev.banyan.proxy.forwarding.Limits;
import dev.banyan.proxy.matching.PrivatePaths;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the proxy is told by its environment. Read by hand instead of by a mapping, because the
/// plan says which keys there are, and because all problems are to be told at once.
///
/// @param conductor null when the proxy runs alone
/// @param token for the control APIs; null locks them
record Settings(
    Path planFolder,
    Plan plan,
    String host,
    int port,
    Backends backends,
    PrivatePaths privatePaths,
    Duration webSocketIdle,
    HoldLimits holds,
    @Nullable URI conductor,
    @Nullable String token) {

  /// @param value of a key, if it is set
  /// @param probe whether to see that the ports are free
  /// @throws BrokenSettings with everything that is wrong
  static Settings read(Function<String, Optional<String>> value, boolean probe) {
    List<String> problems = new ArrayList<>();
    Path folder = Path.of(value.apply("banyan.plan").orElse("migration-plan"));
    Plan plan = plan(folder, problems);
    String host = value.apply("banyan.proxy.host").orElse("127.0.0.1");
    int port = port(value.apply("banyan.proxy.port").orElse("8080"), problems);
    if (probe) {
      probe(host, port, "banyan.proxy.port (BANYAN_PROXY_PORT)", problems);
      probe(
          value.apply("quarkus.http.host").orElse("127.0.0.1"),
          port(value.apply("quarkus.http.port").orElse("8090"), problems),
          "quarkus.http.port (QUARKUS_HTTP_PORT)",
          problems);
    }
    Backend monolith = backend("banyan.proxy.monolith", value, problems);
    Map<String, Backend> services = new HashMap<>();
    if (plan != null) {
      for (String capability : new TreeSet<>(plan.capabilities().keySet())) {
        Backend service = backend("banyan.proxy.services." + capability, value, problems);
        if (service != null) {
          services.put(capability, service);
        }
      }
    }
    PrivatePaths privatePaths = privatePaths(value.apply("banyan.proxy.private-paths"), problems);
    Duration webSocketIdle =
        duration("banyan.proxy.web-socket-idle", Limits.DEFAULT.tunnelIdle(), value, problems);
    HoldLimits holds =
        new HoldLimits(
            duration("banyan.proxy.hold-at-most", HoldLimits.DEFAULT.atMost(), value, problems),
            heldRequests(value.apply("banyan.proxy.held-requests"), problems));
    String token = value.apply("banyan.api-token").orElse(null);
    URI conductor = null;
    if (value.apply("banyan.proxy.conductor").isPresent()) {
      if (backend("banyan.proxy.conductor", value, problems) != null) {
        conductor = URI.create(value.apply("banyan.proxy.conductor").get().strip());
      }
      if (token == null) {
        problems.add(
            "banyan.api-token (BANYAN_API_TOKEN) is missing: the conductor gives its routing table"
                + " only to those who have the token");
      }
    }
    if (conductor == null && plan != null) {
      dials(folder, plan, problems);
    }
    if (!problems.isEmpty() || plan == null || monolith == null) {
      throw new BrokenSettings(problems);
    }
    return new Settings(
        folder,
        plan,
        host,
        port,
        new Backends(monolith, services),
        privatePaths,
        webSocketIdle,
        holds,
        conductor,
        token);
  }

  private static @Nullable Plan plan(Path folder, List<String> problems) {
    return switch (new PlanFolder(folder).plan()) {
      case Reading.Valid<Plan>(Plan plan) -> plan;
      case Reading.Broken<Plan>(var broken) -> {
        broken.forEach(problem -> problems.add(problem.toString()));
        yield null;
      }
    };
  }

  /// Alone, the proxy cannot start with dials that it does not understand.
  private static void dials(Path folder, Plan plan, List<String> problems) {
    if (new PlanFolder(folder).dials(plan) instanceof Reading.Broken<?>(var broken)) {
      broken.forEach(problem -> problems.add(problem.toString()));
    }
  }

  private static PrivatePaths privatePaths(Optional<String> text, List<String> problems) {
    try {
      return PrivatePaths.of(text.orElse("/q"));
    } catch (IllegalArgumentException wrong) {
      problems.add(
          "banyan.proxy.private-paths (BANYAN_PROXY_PRIVATE_PATHS): " + wrong.getMessage());
      return new PrivatePaths(List.of());
    }
  }

  private static Duration duration(
      String key,
      Duration otherwise,
      Function<String, Optional<String>> value,
      List<String> problems) {
    Optional<String> text = value.apply(key);
    try {
      Duration duration = text.map(DurationConverter::parseDuration).orElse(otherwise);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (IllegalArgumentException noDuration) {
      // Told below, with the same words.
    }
    problems.add(
        "%s (%s) must be a duration such as 2s or 5m, above zero, was '%s'"
            .formatted(key, variable(key), text.orElse("")));
    return otherwise;
  }

  private static int heldRequests(Optional<String> text, List<String> problems) {
    int otherwise = HoldLimits.DEFAULT.requests();
    try {
      int requests = text.map(String::strip).map(Integer::parseInt).orElse(otherwise);
      if (requests > 0) {
        return requests;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, with the same words.
    }
    problems.add(
        "banyan.proxy.held-requests (BANYAN_PROXY_HELD_REQUESTS) must be a number above zero, was '"
            + text.orElse("")
            + "'");
    return otherwise;
  }

  private static int port(String text, List<String> problems) {
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, with the same words.
    }
    problems.add("banyan.proxy.port (BANYAN_PROXY_PORT) must be 0–65535, was '" + text + "'");
    return 0;
  }

  /// A port that is taken is told with everything else, and not only when it is too late.
  private static void probe(String host, int port, String key, List<String> problems) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException | IllegalArgumentException taken) {
      problems.add(
          "cannot listen on "
              + host
              + ":"
              + port
              + " ("
              + taken.getMessage()
              + "): choose another with "
              + key);
    }
  }

  private static @Nullable Backend backend(
      String key, Function<String, Optional<String>> value, List<String> problems) {
    String named = key + " (" + variable(key) + ")";
    Optional<String> url = value.apply(key);
    if (url.isEmpty()) {
      problems.add(named + " is missing: set it to http://host:port");
      return null;
    }
    try {
      return Backend.of(url.get());
    } catch (IllegalArgumentException wrong) {
      problems.add(named + ": " + wrong.getMessage());
      return null;
    }
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}

package dev.banyan.proxy;

import dev.banyan.model.CanonicalText;
import dev.banyan.model.CanonicalText.Step;
import dev.banyan.model.Capability;
import dev.banyan.model.Consistency;
import dev.banyan.model.Dial;
import dev.banyan.model.Key;
import dev.banyan.model.KeySource;
import dev.banyan.model.Plan;
import dev.banyan.model.Route;
import dev.banyan.model.Route.Segment.Literal;
import dev.banyan.model.Route.Segment.Parameter;
import dev.banyan.model.Share;
import dev.banyan.model.Side;
import dev.banyan.proxy.admission.Admission;
import dev.banyan.proxy.admission.HoldLimits;
import dev.banyan.proxy.conductor.Conductor;
import dev.banyan.proxy.forwarding.Backend;
import dev.banyan.proxy.forwarding.Backends;
import dev.banyan.proxy.forwarding.Limits;
import dev.banyan.proxy.heartbeat.Lease;
import dev.banyan.proxy.matching.PrivatePaths;
import dev.banyan.proxy.observing.Series;
import dev.banyan.proxy.observing.Traffic;
import dev.banyan.proxy.observing.Waits;
import dev.banyan.proxy.pipeline.DataPlane;
import dev.banyan.proxy.pipeline.Setup;
import dev.banyan.proxy.routing.Hold;
import dev.banyan.proxy.routing.RouteIndex;
import dev.banyan.proxy.routing.RoutingTable;
import dev.banyan.proxy.routing.RoutingTables;
import dev.banyan.proxy.running.Guidance;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A small shop with a catalogue that can be on either side, and a proxy before it.
public final class TestShop implements AutoCloseable {
  public static final Plan PLAN = plan(Consistency.EVENTUAL);

  private final Vertx vertx = Vertx.vertx();
  private final RoutingTables tables = new RoutingTables(() -> {});
  private final Traffic traffic = new Traffic("test", Instant.EPOCH, Set.of("catalog"));
  private int monolith;
  private int service;
  private Plan plan = PLAN;
  private Limits limits =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          256,
          512);
  private HoldLimits holds = new HoldLimits(Duration.ofSeconds(20), 100);
  private @Nullable FakeConductor conductor;
  private @Nullable Guidance guidance;
  private DataPlane proxy;

  public static Plan plan(Consistency consistency) {
    var path = List.<Route.Segment>of(new Literal("api"), new Literal("products"));
    var product =
        List.<Route.Segment>of(new Literal("api"), new Literal("products"), new Parameter("sku"));
    Capability catalog =
        new Capability(
            "catalog",
            "what can be bought",
            consistency,
            Duration.ofSeconds(5),
            new Key("sku", new CanonicalText(List.of(Step.TRIM, Step.UPPER_ASCII))),
            List.of(
                new Route("catalog.products", Set.of("GET"), path, new KeySource.None()),
                new Route("catalog.add", Set.of("POST"), path, new KeySource.None()),
                new Route(
                    "catalog.product",
                    Set.of("GET", "PATCH"),
                    product,
                    new KeySource.FromPath("sku")),
                new Route(
                    "catalog.search",
                    Set.of("GET"),
                    List.of(new Literal("api"), new Literal("search")),
                    new KeySource.FromQuery("sku"))),
            List.of(),
            List.of());
    return new Plan("test", List.of(), Map.of(), Map.of("catalog", catalog));
  }

  public Vertx vertx() {
    return vertx;
  }

  public TestShop monolith(Handler<HttpServerRequest> handler) {
    monolith = listen(vertx.createHttpServer().requestHandler(handler));
    return this;
  }

  public TestShop service(Handler<HttpServerRequest> handler) {
    service = listen(vertx.createHttpServer().requestHandler(handler));
    return this;
  }

  /// A monolith that takes nothing but WebSockets.
  public TestShop monolithSockets(Handler<ServerWebSocket> handler) {
    monolith = listen(TestSockets.server(vertx, handler));
    return this;
  }

  /// A service that takes nothing but WebSockets.
  public TestShop serviceSockets(Handler<ServerWebSocket> handler) {
    service = listen(TestSockets.server(vertx, handler));
    return this;
  }

  public TestShop monolithAt(int port) {
    monolith = port;
    return this;
  }

  public TestShop serviceAt(int port) {
    service = port;
    return this;
  }

  public TestShop consistency(Consistency consistency) {
    plan = plan(consistency);
    return this;
  }

  public TestShop limits(Limits limits) {
    this.limits = limits;
    return this;
  }

  public TestShop tunnelIdle(Duration idle) {
    limits = limits.withTunnelIdle(idle);
    return this;
  }

  public TestShop holds(HoldLimits holds) {
    this.holds = holds;
    return this;
  }

  /// Tables and the lease come from there.
  public TestShop conductor(FakeConductor conductor) {
    this.conductor = conductor;
    return this;
  }

  /// @param revision a table with these shares, from now on
  public TestShop table(long revision, int reads, int writes) {
    return table(revision, reads, writes, Map.of());
  }

  /// @param hold what is in hand
  public TestShop table(long revision, int reads, int writes, Hold hold) {
    return table(revision, reads, writes, Map.of("catalog", hold));
  }

  private TestShop table(long revision, int reads, int writes, Map<String, Hold> holds) {
    Dial dial = new Dial(Share.ofPercent(reads), Share.ofPercent(writes));
    tables.swap(new RoutingTable(revision, Map.of("catalog", dial), holds));
    return this;
  }

  public TestShop open() {
    Lease lease = conductor == null ? Lease.notNeeded() : Lease.ofConductor(System::nanoTime);
    Admission admission = Admission.of(tables, lease, holds);
    proxy =
        DataPlane.start(
            new Setup(
                "127.0.0.1",
                0,
                new RouteIndex(plan),
                PrivatePaths.of("/q"),
                tables,
                admission,
                new Backends(
                    Backend.of("http://127.0.0.1:" + monolith),
                    Map.of("catalog", Backend.of("http://127.0.0.1:" + service))),
                limits,
                traffic));
    if (conductor != null) {
      guidance =
          Guidance.byConductor(
              new Conductor(URI.create("http://127.0.0.1:" + conductor.port()), "secret"),
              "test",
              tables,
              admission);
      guidance.start();
    }
    return this;
  }

  public int port() {
    return proxy.port();
  }

  public DataPlane proxy() {
    return proxy;
  }

  public Series catalog(Side side, boolean safe) {
    return traffic.of("catalog", side, safe);
  }

  public Waits waits() {
    return traffic.waits("catalog");
  }

  public RoutingTables tables() {
    return tables;
  }

  private static int listen(HttpServer server) {
    return server
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  @Override
  public void close() {
    if (guidance != null) {
      guidance.close();
    }
    if (proxy != null) {
      proxy.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}

package dev.banyan.proxy.exchange;

import dev.banyan.model.Capability;
import dev.banyan.model.Side;
import dev.banyan.proxy.routing.CapabilityRoute;
import dev.banyan.proxy.routing.RoutingTable;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One request, what the filters found out about it, and its answer. Lives on one event loop.
public final class Exchange {
  private static final Logger LOG = Logger.getLogger(Exchange.class);

  private final HttpServerRequest request;
  private final Filter[] filters;
  private final Consumer<Exchange> onEnd;
  private final String target;
  private final Nature nature;
  private RoutingTable table;
  private int position;
  private boolean ended;

  private List<String> segments = List.of();
  private @Nullable CapabilityRoute route;
  private int bucket;
  private boolean hasWritten;
  private Side side = Side.MONOLITH;
  private final Additions additions = new Additions();
  private boolean recovered;

  private final Stopwatch attempt = new Stopwatch();
  private @Nullable HttpClientRequest outgoing;
  private @Nullable HttpClientResponse answer;
  private @Nullable Failure failure;

  /// @param filters shared, never changed
  /// @param onEnd runs once, when the answer is out or the client is gone
  public Exchange(
      HttpServerRequest request, RoutingTable table, Filter[] filters, Consumer<Exchange> onEnd) {
    this.request = request;
    this.table = table;
    this.filters = filters;
    this.onEnd = onEnd;
    this.target = RequestTarget.originForm(request.uri());
    this.nature = Nature.of(request);
  }

  /// Hands over to the next filter.
  public void next() {
    Filter filter = filters[position++];
    try {
      filter.handle(this);
    } catch (RuntimeException bug) {
      LOG.errorf(bug, "%s could not handle %s %s", filter, request.method(), target);
      refuse(Refusal.bug());
    }
  }

  /// Starts again with this filter, which must be one of the exchange's own.
  public void repeatFrom(Filter filter) {
    position = List.of(filters).indexOf(filter);
    recovered = true;
    answer = null;
    failure = null;
    next();
  }

  /// Answers in the proxy's name, and ends.
  public void refuse(Refusal refusal) {
    if (ended) {
      return;
    }
    HttpServerResponse response = request.response();
    if (response.ended()) {
      end();
      return;
    }
    if (response.headWritten()) {
      abort();
      return;
    }
    ended = true;
    refusal
        .answer(request, nature.body() || nature.handshake())
        .onComplete(sent -> onEnd.accept(this));
  }

  /// Breaks the connection to the client: the only honest end of an answer that stopped midway.
  public void abort() {
    request.connection().close();
    end();
  }

  /// The answer is out, or nobody waits for it any more.
  public void end() {
    if (!ended) {
      ended = true;
      onEnd.accept(this);
    }
  }

  /// Nobody waits for the answer any more: the side that was asked need not go on.
  public void clientGone() {
    if (!ended) {
      // First, so that the reset is not taken for a failure of that side.
      end();
      if (outgoing != null) {
        outgoing.reset();
      }
    }
  }

  public boolean ended() {
    return ended;
  }

  public HttpServerRequest request() {
    return request;
  }

  public RoutingTable table() {
    return table;
  }

  /// Another table, seen from here on; only before a side was chosen.
  public void under(RoutingTable table) {
    this.table = table;
  }

  /// In origin form, byte for byte as it came.
  public String target() {
    return target;
  }

  /// Whether it asks for nothing to be changed (RFC 9110 9.2.1).
  public boolean isSafe() {
    return nature.safe();
  }

  public boolean hasBody() {
    return nature.body();
  }

  /// Whether it asks for a WebSocket; it then has no body.
  public boolean isHandshake() {
    return nature.handshake() && !nature.body();
  }

  /// Whether the monolith asks a service, and so must not be asked itself.
  public boolean isSeam() {
    return nature.seam();
  }

  /// Whether it has not been sent as a whole, so that its connections can carry no other: a body
  /// that still comes, or a handshake, after which nothing is read as HTTP.
  public boolean isUnfinished() {
    return nature.handshake() || (nature.body() && !request.isEnded());
  }

  public List<String> segments() {
    return segments;
  }

  public void matched(List<String> segments, @Nullable CapabilityRoute route) {
    this.segments = segments;
    this.route = route;
  }

  public @Nullable CapabilityRoute route() {
    return route;
  }

  public @Nullable Capability capability() {
    return route == null ? null : route.capability();
  }

  /// `*` for what belongs to no capability.
  public String capabilityName() {
    return route == null ? "*" : route.capability().name();
  }

  public int bucket() {
    return bucket;
  }

  public void identified(int bucket) {
    this.bucket = bucket;
  }

  /// Whether the client wrote here so lately that only the owner surely shows it.
  public boolean hasWritten() {
    return hasWritten;
  }

  public void written(boolean lately) {
    hasWritten = lately;
  }

  /// What the proxy says with the answer of a side.
  public Additions additions() {
    return additions;
  }

  public Side side() {
    return side;
  }

  public void choose(Side side) {
    this.side = side;
  }

  /// Whether this is already the second side that is asked.
  public boolean isRecovered() {
    return recovered;
  }

  /// Runs while a side is asked, and it is open what comes of it.
  public Stopwatch attempt() {
    return attempt;
  }

  public void outgoing(HttpClientRequest outgoing) {
    this.outgoing = outgoing;
  }

  public void answered(HttpClientResponse answer) {
    this.answer = answer;
  }

  public @Nullable HttpClientResponse answer() {
    return answer;
  }

  public void failed(Failure failure) {
    this.failure = failure;
  }

  public @Nullable Failure failure() {
    return failure;
  }
}

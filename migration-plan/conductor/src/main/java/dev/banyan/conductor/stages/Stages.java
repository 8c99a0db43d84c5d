package dev.banyan.conductor.stages;

import dev.banyan.conductor.journal.Entry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/// The one place where anything moves: it saves the state with its journal entries, and only then
/// tells the log, the metrics and the proxies.
public final class Stages {
  private static final Logger LOG = Logger.getLogger(Stages.class);
  private static final List<String> ORDER =
      List.of("OnMonolith", "Copying", "InSync", "ShiftingReads", "ShiftingWrites", "OnService");

  private final Store store;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
  private volatile State state;

  public Stages(Store store, Set<String> capabilities, Clock clock, MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    this.metrics = metrics;
    this.state = store.load(capabilities);
    capabilities.forEach(this::measure);
  }

  public State state() {
    return state;
  }

  /// Called after every change, with what is now true.
  public void onChange(Consumer<State> listener) {
    listeners.add(listener);
    listener.accept(state);
  }

  /// Moves a capability to a stage that its present stage offered.
  ///
  /// @param seen where the caller believes it stands
  /// @param next made of `seen` by one of the moves of its stage
  /// @return false if it stands elsewhere by now, and nothing was done
  public synchronized boolean move(
      String capability, Standing seen, Standing next, Entry... entries) {
    return move(capability, seen, next, now -> now, entries);
  }

  /// The same, and with it what else changes at that moment: both or neither.
  public synchronized boolean move(
      String capability,
      Standing seen,
      Standing next,
      UnaryOperator<State> also,
      Entry... entries) {
    if (!state.of(capability).equals(seen)) {
      return false;
    }
    change(now -> also.apply(now.with(capability, next)), entries);
    return true;
  }

  /// Changes something else about the run, on top of whatever is true now.
  public synchronized void change(UnaryOperator<State> how, Entry... entries) {
    State next = how.apply(state).written();
    if (!next.dials().equals(state.dials()) || !next.holds().equals(state.holds())) {
      next = next.rerouted();
    }
    store.save(next, List.of(entries), clock.instant());
    state = next;
    for (Entry entry : entries) {
      tell(entry);
    }
    for (Consumer<State> listener : listeners) {
      listener.accept(next);
    }
  }

  /// Takes what is saved for true, whoever saved it: after a write whose answer was lost, and when
  /// another conductor is taken over from.
  public synchronized void reload() {
    state = store.load(state.capabilities().keySet());
    for (Consumer<State> listener : listeners) {
      listener.accept(state);
    }
  }

  /// Journal only.
  public void note(Entry entry) {
    change(now -> now, entry);
  }

  private void tell(Entry entry) {
    metrics.counter("banyan.journal", "kind", entry.kind().spelling()).increment();
    String who = entry.capability() == null ? "" : entry.capability() + ": ";
    if (entry.kind() == Entry.Kind.PROBLEM) {
      LOG.warn(who + entry.text());
    } else {
      LOG.info(who + entry.text());
    }
  }

  private void measure(String capability) {
    Gauge.builder("banyan.stage", () -> ORDER.indexOf(state.of(capability).stage().spelling()))
        .description(
            "0 OnMonolith, 1 Copying, 2 InSync, 3 ShiftingReads, 4 ShiftingWrites, 5 OnService")
        .tag("capability", capability)
        .register(metrics);
    Gauge.builder(
            "banyan.share.wanted",
            () -> state.of(capability).stage().reads().percent().doubleValue())
        .description("Share of the requests that the service is to answer, in percent")
        .tag("capability", capability)
        .tag("dial", "reads")
        .register(metrics);
    Gauge.builder(
            "banyan.share.wanted",
            () -> state.of(capability).stage().writes().percent().doubleValue())
        .description("Share of the requests that the service is to answer, in percent")
        .tag("capability", capability)
        .tag("dial", "writes")
        .register(metrics);
  }
}

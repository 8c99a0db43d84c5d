package dev.banyan.conductor.streams;

import dev.banyan.model.Capability;
import dev.banyan.streams.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the forward streams alive: establishes them, again after every start of the conductor,
/// beats their pulse each second and knows their lag.
public final class Flows {
  private final Streams streams;
  private final Clock clock;
  private final Consumer<String> tell;
  private final Map<String, Flow> flows = new TreeMap<>();
  private volatile List<Capability> wanted = List.of();
  private List<Capability> established = List.of();
  private boolean running;
  private volatile @Nullable String trouble;
  private @Nullable String told;

  /// @param tell hears each new trouble of the streams, and its end
  public Flows(Streams streams, Clock clock, Consumer<String> tell) {
    this.streams = streams;
    this.clock = clock;
    this.tell = tell;
  }

  /// @param copying capabilities whose rows shall flow from now on
  public void want(List<Capability> copying) {
    wanted = List.copyOf(copying);
  }

  /// One round; once a second, one at a time.
  public void beat() {
    List<Capability> now = wanted;
    if (now.isEmpty()) {
      return;
    }
    try {
      if (!established.equals(now)) {
        streams.establish(now);
        established = now;
      }
      pulse(now);
      health();
    } catch (Streams.Unreachable unreachable) {
      troubled(String.valueOf(unreachable.getMessage()));
    }
  }

  private void pulse(List<Capability> capabilities) {
    List<Streams.Unreachable> failed = new ArrayList<>();
    for (Capability capability : capabilities) {
      try {
        // A beat before the connector first runs would prove nothing about the snapshot.
        if (running || hasBeaten(capability.name())) {
          long beat = streams.beat(capability);
          synchronized (flows) {
            flow(capability.name()).beaten(beat, clock.instant());
          }
        }
        Progress progress = streams.progress(capability);
        synchronized (flows) {
          flow(capability.name()).read(progress.pulse(), progress.rows(), clock.instant());
        }
      } catch (Streams.Unreachable unreachable) {
        failed.add(unreachable);
      }
    }
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
  }

  private boolean hasBeaten(String capability) {
    synchronized (flows) {
      return flow(capability).seen();
    }
  }

  private void health() {
    switch (streams.health()) {
      case Streams.Health.Running() -> {
        running = true;
        troubled(null);
      }
      case Streams.Health.Missing() -> {
        established = List.of();
        notRunning("Kafka Connect does not know the connector; it is established again.");
      }
      case Streams.Health.NotRunning(String what) -> notRunning(what);
    }
  }

  /// That a connector is not running before it first runs is no news.
  private void notRunning(String what) {
    if (running) {
      troubled(what);
    } else {
      trouble = what;
    }
  }

  private void troubled(@Nullable String what) {
    trouble = what;
    if (what != null && !what.equals(told)) {
      tell.accept(what);
    } else if (what == null && told != null) {
      tell.accept("The streams run again.");
    }
    told = what;
  }

  /// What keeps the streams from running; null if they do.
  public @Nullable String trouble() {
    return trouble;
  }

  /// Whether everything that was in the shared database when the connector began has arrived.
  public boolean arrived(String capability) {
    synchronized (flows) {
      return flow(capability).arrived();
    }
  }

  public @Nullable Duration lag(String capability) {
    synchronized (flows) {
      return flow(capability).lag(clock.instant());
    }
  }

  public StreamFigures figures(String capability) {
    synchronized (flows) {
      return flow(capability).figures();
    }
  }

  private Flow flow(String capability) {
    return flows.computeIfAbsent(capability, ignored -> new Flow());
  }
}

package dev.banyan.rehearsal.platform;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Starts processes, watches them, restarts the ones that die, and stops them all, last started
/// first.
final class Supervisor implements AutoCloseable {
  private final Leash leash;
  private final Clock clock;
  private final Progress progress;
  private final Runnable changed;
  private final List<Child> children = new CopyOnWriteArrayList<>();
  private final List<Runnable> ends = new CopyOnWriteArrayList<>();
  private final List<Incident> incidents = new CopyOnWriteArrayList<>();
  private volatile boolean stopping;
  private volatile Optional<String> broken = Optional.empty();

  /// @param changed called whenever a process has another pid than before
  Supervisor(Leash leash, Clock clock, Progress progress, Runnable changed) {
    this.leash = leash;
    this.clock = clock;
    this.progress = progress;
    this.changed = changed;
  }

  /// Starts a process and returns once it is ready.
  void start(ChildSpec spec, Duration atMost) throws CannotStart, InterruptedException {
    Child child = new Child(spec, leash, this);
    synchronized (this) {
      if (stopping) {
        throw new InterruptedException("stopping");
      }
      children.add(child);
    }
    child.startFirst(atMost);
    changed.run();
  }

  /// Something that is not a process of ours and is to end after all of them.
  void endLast(Runnable end) {
    ends.add(end);
  }

  List<App> apps() {
    List<App> apps = new ArrayList<>();
    for (Child child : children) {
      child.app().ifPresent(apps::add);
    }
    return apps;
  }

  List<Incident> incidents() {
    return List.copyOf(incidents);
  }

  Optional<String> broken() {
    return broken;
  }

  void kill(String name) {
    children.stream()
        .filter(child -> child.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing here is called '" + name + "'"))
        .kill();
  }

  boolean stopping() {
    return stopping;
  }

  void incident(String app, String what) {
    incidents.add(new Incident(clock.instant(), app, what));
    progress.warn(app + " " + what);
  }

  void restarted() {
    changed.run();
  }

  void giveUp(String why) {
    broken = Optional.of(why);
    progress.warn(why);
  }

  @Override
  public void close() {
    List<Child> reversed;
    synchronized (this) {
      stopping = true;
      reversed = new ArrayList<>(children).reversed();
    }
    for (Child child : reversed) {
      try {
        child.stop();
      } catch (IOException e) {
        progress.warn(child.name() + " could not be stopped: " + e.getMessage());
      }
    }
    ends.forEach(Runnable::run);
    ends.clear();
  }
}

package dev.banyan.proxy.routing;

import dev.banyan.model.Dials;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Problem;
import dev.banyan.model.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes the dials from `dials.yaml` and watches it: the proxy run alone.
public final class DialsFileSource implements RoutingTableSource {
  private static final Logger LOG = Logger.getLogger(DialsFileSource.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final PlanFolder folder;
  private final Path file;
  private final Plan plan;
  private final RoutingTables tables;
  private final Thread watcher;
  private long revision;

  /// @param folder of the plan, with `dials.yaml` in it or not
  public DialsFileSource(Path folder, Plan plan, RoutingTables tables) {
    this.folder = new PlanFolder(folder);
    this.file = folder.resolve("dials.yaml");
    this.plan = plan;
    this.tables = tables;
    this.watcher = Thread.ofVirtual().name("dials").unstarted(this::watch);
  }

  @Override
  public void start() {
    LOG.warn(
        "no conductor is configured: dials come from dials.yaml, and ownership is not guarded."
            + " Nothing keeps both sides from writing the same key.");
    read();
    watcher.start();
  }

  @Override
  public void close() {
    watcher.interrupt();
  }

  private void watch() {
    Stamp seen = stamp();
    try {
      while (true) {
        Thread.sleep(LOOK);
        Stamp now = stamp();
        if (!now.equals(seen)) {
          seen = now;
          read();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    switch (folder.dials(plan)) {
      case Reading.Valid<Dials>(Dials dials) -> {
        if (!tables.current().isKnown() || !tables.current().dials().equals(dials.byCapability())) {
          tables.swap(new RoutingTable(++revision, dials.byCapability()));
        }
      }
      case Reading.Broken<Dials>(var problems) -> {
        for (Problem problem : problems) {
          LOG.errorf("%s", problem);
        }
        LOG.errorf(
            "dials.yaml is not carried out: revision %d stays in force",
            tables.current().revision());
      }
    }
  }

  /// When and how large; a file that is gone has none.
  private record Stamp(@Nullable FileTime changed, long size) {}

  private Stamp stamp() {
    try {
      return Files.exists(file)
          ? new Stamp(Files.getLastModifiedTime(file), Files.size(file))
          : new Stamp(null, 0);
    } catch (IOException unreadable) {
      LOG.debugf(new UncheckedIOException(unreadable), "cannot look at %s", file);
      return new Stamp(null, -1);
    }
  }
}

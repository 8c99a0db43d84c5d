package dev.banyan.proxy.admission;

import dev.banyan.proxy.heartbeat.Standing;
import dev.banyan.proxy.routing.RoutingTable;
import dev.banyan.proxy.routing.RoutingTables;
import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Knows when nothing is under way any more that was let in before a table and is held by it.
/// Requests pay nothing for it but a place in a set of their own event loop; a table with a hold
/// makes each loop look once through its set.
public final class Quiet {
  private static final Logger LOG = Logger.getLogger(Quiet.class);

  private final RoutingTables tables;
  private final List<UnderWay> loops = new CopyOnWriteArrayList<>();
  private final List<Runnable> onChange = new CopyOnWriteArrayList<>();
  private @Nullable Round round;
  private volatile Standing standing;

  public Quiet(RoutingTables tables) {
    this.tables = tables;
    long revision = tables.current().revision();
    this.standing = new Standing(revision, revision);
    tables.watch(this::swapped);
  }

  /// @param onChange runs whenever the standing has changed
  public void watch(Runnable onChange) {
    this.onChange.add(onChange);
  }

  public Standing standing() {
    return standing;
  }

  /// A loop must be known before it lets anything in.
  UnderWay on(Context loop) {
    UnderWay underWay = new UnderWay(loop);
    loops.add(underWay);
    return underWay;
  }

  private synchronized void swapped() {
    RoutingTable table = tables.current();
    long revision = table.revision();
    List<UnderWay> asked = table.holds().isEmpty() ? List.of() : List.copyOf(loops);
    if (asked.isEmpty()) {
      round = null;
      stand(new Standing(revision, revision));
      return;
    }
    // Never above the revision: a conductor may have begun to count anew.
    stand(new Standing(revision, Math.min(standing.quiet(), revision - 1)));
    Round next = new Round(table, asked.size(), this::ended);
    round = next;
    asked.forEach(loop -> loop.join(next));
  }

  private synchronized void ended(Round ended) {
    if (round == ended) {
      round = null;
      long revision = ended.table().revision();
      LOG.infof("revision %d is quiet: what it holds has ended or waits", revision);
      stand(new Standing(revision, revision));
    }
  }

  private void stand(Standing next) {
    standing = next;
    onChange.forEach(Runnable::run);
  }
}

package dev.banyan.catalog.intake;

import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.streams.Applied;
import dev.banyan.streams.Applier;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Direction;
import dev.banyan.streams.Position;
import dev.banyan.streams.StreamRecord;
import dev.banyan.streams.StreamTarget;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes what the stream brings into the store. A batch that cannot be written now is tried again
/// until it can: nothing is ever skipped.
@ApplicationScoped
class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);
  private static final String CAPABILITY = "catalog";
  private static final long PATIENCE_MILLIS = 100;
  private static final long PATIENCE_AT_MOST_MILLIS = 5_000;

  private final IntakeSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile String state = "waiting for the first change";
  private volatile boolean well = true;
  private volatile @Nullable Opened opened;

  /// What is made at the first use, when the plan can be read.
  private record Opened(AgroalDataSource pool, StreamTarget store, Applier applier) {}

  Intake(IntakeSettings settings) {
    this.settings = settings;
  }

  String state() {
    return state;
  }

  boolean well() {
    return well;
  }

  /// Returns when the batch is in the store.
  ///
  /// @throws InterruptedException when the service ends; the batch comes again at the next start
  void take(List<StreamRecord> batch) throws InterruptedException {
    long patience = PATIENCE_MILLIS;
    while (true) {
      if (stopping.getCount() == 0) {
        throw new InterruptedException(
            "the service ends; batches before this one were not written");
      }
      String trouble = attempt(batch);
      if (trouble == null) {
        return;
      }
      if (!trouble.equals(state)) {
        LOG.warnf("The stream waits, and the batch is tried again: %s", trouble);
      }
      state = trouble;
      if (stopping.await(patience, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("the service ends before the batch was written");
      }
      patience = Math.min(2 * patience, PATIENCE_AT_MOST_MILLIS);
    }
  }

  /// Where the store stands; empty while the migration is not installed in it.
  List<Position> positions() throws SQLException {
    StreamTarget store = open().store();
    return store.installed() ? store.positions() : List.of();
  }

  private @Nullable String attempt(List<StreamRecord> batch) {
    try {
      Opened now = open();
      if (!now.store().installed()) {
        return "the store has no schema 'strangler' yet; the conductor installs it";
      }
      Applied applied = now.applier().apply(batch);
      well = applied.parked() == 0;
      state =
          well
              ? "applying"
              : "applying, but %d changes are parked: see strangler.parked"
                  .formatted(applied.parked());
      return null;
    } catch (SQLException failed) {
      well = false;
      return "SQLSTATE " + failed.getSQLState() + ": " + failed.getMessage();
    } catch (RuntimeException | OutOfMemoryError failed) {
      well = false;
      LOG.debug("The batch was not written", failed);
      return String.valueOf(failed.getMessage());
    }
  }

  private synchronized Opened open() throws SQLException {
    Opened now = opened;
    if (now == null) {
      Capability catalog = planned();
      AgroalDataSource pool = ApplierStore.open(settings.intake().db());
      ChangeStream stream = new ChangeStream(catalog, Direction.FORWARD);
      now =
          new Opened(
              pool,
              new StreamTarget(pool, stream, settings.intake().db().username()),
              new Applier(pool, stream));
      opened = now;
    }
    return now;
  }

  private Capability planned() {
    return switch (new PlanFolder(settings.plan()).plan()) {
      case Reading.Valid<Plan>(Plan plan) -> {
        Capability catalog = plan.capabilities().get(CAPABILITY);
        if (catalog == null) {
          throw new IllegalStateException("the plan knows no capability '" + CAPABILITY + "'");
        }
        yield catalog;
      }
      case Reading.Broken<Plan>(var problems) ->
          throw new IllegalStateException("the plan is broken: " + problems);
    };
  }

  @PreDestroy
  void stop() {
    stopping.countDown();
    Opened now = opened;
    if (now != null) {
      now.pool().close();
    }
  }
}

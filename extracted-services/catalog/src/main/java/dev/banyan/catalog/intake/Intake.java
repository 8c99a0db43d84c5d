package dev.banyan.catalog.intake;

import dev.banyan.model.Capability;
import dev.banyan.model.Plan;
import dev.banyan.model.PlanFolder;
import dev.banyan.model.Reading;
import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Delivery;
import dev.banyan.streams.Direction;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes what the stream brings into the store.
@ApplicationScoped
class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);
  private static final String CAPABILITY = "catalog";

  private final IntakeSettings settings;
  private final Delivery delivery = new Delivery(this::open, Clock.systemUTC(), LOG::warn);
  private volatile @Nullable AgroalDataSource pool;

  Intake(IntakeSettings settings) {
    this.settings = settings;
  }

  Delivery delivery() {
    return delivery;
  }

  /// At the first use, when the plan can be read.
  private Delivery.Opened open() throws SQLException {
    ChangeStream stream = new ChangeStream(planned(), Direction.FORWARD);
    AgroalDataSource opened = ApplierStore.open(settings.intake().db());
    pool = opened;
    return Delivery.Opened.of(opened, stream, settings.intake().db().username());
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
    delivery.stop();
    AgroalDataSource opened = pool;
    if (opened != null) {
      opened.close();
    }
  }
}

package dev.banyan.backflow;

import dev.banyan.streams.ChangeStream;
import dev.banyan.streams.Delivery;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One stream and the database it goes to.
final class Applying {
  private static final Logger LOG = Logger.getLogger(Applying.class);

  private final ChangeStream stream;
  private final BackflowSettings.Database database;
  private final Delivery delivery;
  private volatile @Nullable AgroalDataSource pool;

  Applying(ChangeStream stream, BackflowSettings.Database database, Clock clock) {
    this.stream = stream;
    this.database = database;
    this.delivery =
        new Delivery(this::open, clock, what -> LOG.warnf("%s: %s", stream.name(), what));
  }

  ChangeStream stream() {
    return stream;
  }

  Delivery delivery() {
    return delivery;
  }

  private Delivery.Opened open() throws SQLException {
    AgroalDataSource opened = Pool.open(database);
    pool = opened;
    return Delivery.Opened.of(opened, stream, database.username());
  }

  void close() {
    delivery.stop();
    AgroalDataSource opened = pool;
    if (opened != null) {
      opened.close();
    }
  }
}

package dev.banyan.monolith.data.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Listens to channel `order_changed`, on one connection of its own: one taken from the pool would
/// be kept for ever. It connects again by itself, and nothing of the shop waits for it.
@ApplicationScoped
public class OrderChannel {
  private static final Logger LOG = Logger.getLogger(OrderChannel.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int QUIET_MILLIS = 10_000;
  private static final int ANSWER_SECONDS = 5;

  private final String url;
  private final Properties properties = new Properties();
  private volatile boolean open = true;
  private volatile @Nullable Connection connection;

  OrderChannel(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password", defaultValue = "") String password) {
    this.url = url;
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "legacy-monolith-live");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", String.valueOf(ANSWER_SECONDS));
  }

  /// Listens until the channel is closed.
  ///
  /// @param listening called each time that listening begins: what was said before went unheard
  /// @param news called with each payload, in the order of the commits
  public void listen(Runnable listening, Consumer<String> news) {
    Duration pause = FIRST_PAUSE;
    while (open) {
      try (Connection fresh = DriverManager.getConnection(url, properties);
          Statement statement = fresh.createStatement()) {
        connection = fresh;
        statement.execute("listen order_changed");
        pause = FIRST_PAUSE;
        listening.run();
        hear(fresh, news);
      } catch (SQLException lost) {
        if (open) {
          LOG.warnf(
              "No news of orders (%s): customers see changes when they look; connecting again in %s.",
              lost.getMessage(), pause);
          pause = waited(pause);
        }
      }
    }
  }

  /// Ends [#listen].
  public void close() {
    open = false;
    Connection current = connection;
    if (current != null) {
      try {
        current.abort(Runnable::run);
      } catch (SQLException gone) {
        LOG.debug("The connection had ended before", gone);
      }
    }
  }

  private void hear(Connection fresh, Consumer<String> news) throws SQLException {
    PGConnection postgres = fresh.unwrap(PGConnection.class);
    while (open) {
      PGNotification[] heard = postgres.getNotifications(QUIET_MILLIS);
      for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
        news.accept(notification.getParameter());
      }
      // Silence may be peace, or a connection that is dead without anybody having said so.
      if (open && (heard == null || heard.length == 0) && !fresh.isValid(ANSWER_SECONDS)) {
        throw new SQLException("the connection does not answer any more");
      }
    }
  }

  private Duration waited(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open = false;
    }
    Duration next = pause.multipliedBy(2);
    return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
  }
}

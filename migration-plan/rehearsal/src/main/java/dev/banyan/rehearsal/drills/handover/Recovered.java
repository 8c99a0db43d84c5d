package dev.banyan.rehearsal.drills.handover;

import dev.banyan.rehearsal.clerks.Clerks;
import dev.banyan.rehearsal.handovers.MovableShop;
import dev.banyan.rehearsal.platform.RunningSystem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Waits until a system is well again that nobody helps: the process runs, both numbers are equal,
/// nothing is in hand, and a product among the moved buckets can be read and changed.
final class Recovered {
  private static final String NUMBER =
      "select number from strangler.ownership where capability = '%s'"
          .formatted(MovableShop.CAPABILITY);

  private final MovableShop shop;
  private final Clerks clerks;
  private final String sku;

  /// @param sku of a moved bucket
  Recovered(MovableShop shop, Clerks clerks, String sku) {
    this.shop = shop;
    this.clerks = clerks;
    this.sku = sku;
  }

  /// @param killed when
  /// @return what is still missing; empty once nothing is
  Optional<String> await(String victim, Instant killed, Duration atMost)
      throws InterruptedException {
    Instant end = killed.plus(atMost);
    String missing;
    do {
      missing = missing(victim, killed);
      if (missing == null) {
        return Optional.empty();
      }
      Thread.sleep(50);
    } while (Instant.now().isBefore(end));
    return Optional.of(missing);
  }

  private @Nullable String missing(String victim, Instant killed) throws InterruptedException {
    RunningSystem system = shop.system();
    if (system.broken().isPresent()) {
      return system.broken().get();
    }
    boolean runs =
        system.incidents().stream()
            .anyMatch(
                incident ->
                    incident.app().equals(victim)
                        && incident.at().isAfter(killed)
                        && incident.what().contains("ready again"));
    if (!runs) {
      return victim + " does not run yet";
    }
    @Nullable String inHand = inHand();
    if (inHand != null) {
      return inHand;
    }
    @Nullable String refused = clerks.probe(sku);
    return refused == null ? null : "%s cannot be changed: %s".formatted(sku, refused);
  }

  private @Nullable String inHand() throws InterruptedException {
    try (Connection shared = shop.system().shopDatabase();
        Connection store = shop.system().storeDatabase(MovableShop.CAPABILITY)) {
      int monolith = number(shared);
      int service = number(store);
      if (monolith != service) {
        return "the monolith's number is %d, the service's %d".formatted(monolith, service);
      }
      return shop.dial().inHand().orElse(null);
    } catch (SQLException | IOException down) {
      return "it cannot be seen who owns what: " + down.getMessage();
    }
  }

  private static int number(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(NUMBER)) {
      row.next();
      return row.getInt(1);
    }
  }
}

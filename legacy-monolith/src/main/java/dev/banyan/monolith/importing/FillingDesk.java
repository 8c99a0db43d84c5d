package dev.banyan.monolith.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens the database, lets the shop be filled, and tells the person or the machine how it went.
record FillingDesk(Map<String, String> environment, PrintWriter out, PrintWriter err) {
  private static final int DONE = 0;
  private static final int NOT_RECONCILED = 1;
  private static final int BROKEN_INPUT = 2;

  int fill(Source source, @Nullable RejectsFile rejects, boolean json) throws IOException {
    var started = System.nanoTime();
    try (var connection = connect()) {
      var reconciliation = new Filling(connection).from(source);
      if (rejects != null && reconciliation.holds()) {
        rejects.publish();
      }
      out.println(json ? json(reconciliation, rejects) : text(reconciliation, rejects, started));
      return reconciliation.holds() ? DONE : NOT_RECONCILED;
    } catch (BrokenFile | FilledShop e) {
      return refuse("%s", e.getMessage());
    } catch (SQLException e) {
      return refuse(
          "The database refused: %s\nNothing was changed. Check QUARKUS_DATASOURCE_JDBC_URL, _USERNAME"
              + " and _PASSWORD, and that the shop has been migrated (it is when it has started once).",
          e.getMessage());
    }
  }

  int refuse(String message, @Nullable Object... values) {
    err.println(message.formatted(values));
    return BROKEN_INPUT;
  }

  private Connection connect() throws SQLException {
    var database = new PGSimpleDataSource();
    database.setUrl(
        environment.getOrDefault(
            "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:5432/shop"));
    database.setUser(environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", "shop_app"));
    database.setPassword(environment.get("QUARKUS_DATASOURCE_PASSWORD"));
    return database.getConnection();
  }

  private static String json(Reconciliation reconciliation, @Nullable RejectsFile rejects)
      throws IOException {
    var members = reconciliation.members();
    if (rejects != null) {
      members.put("rejects", rejects.path().toString());
    }
    return new ObjectMapper().writeValueAsString(members);
  }

  private static String text(
      Reconciliation reconciliation, @Nullable RejectsFile rejects, long started) {
    var seconds = (System.nanoTime() - started) / 1e9;
    var where = rejects == null ? "" : "\nRejects: " + rejects.path();
    return "%s%s\nTook %.1f s.".formatted(reconciliation.text(), where, seconds);
  }
}

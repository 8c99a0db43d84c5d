package dev.banyan.rehearsal.clerks;

import dev.banyan.rehearsal.history.Action;
import dev.banyan.rehearsal.history.Recorder;
import dev.banyan.rehearsal.history.Seen;
import dev.banyan.rehearsal.history.SessionLog;
import dev.banyan.rehearsal.platform.RunningSystem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What both stores hold of the products, for the beginning and the end of a history.
public final class CatalogRows {
  private static final String MONOLITH = "select sku, descr, ver from product where stat = 'A'";
  private static final String SERVICE =
      "select sku, description, version from catalog.product where status = 'ACTIVE'";

  private final RunningSystem system;

  public CatalogRows(RunningSystem system) {
    this.system = system;
  }

  /// All products that are for sale, in alphabetical order.
  public List<String> skus() throws SQLException {
    try (Connection shop = system.shopDatabase()) {
      return List.copyOf(rows(shop, MONOLITH).keySet());
    }
  }

  /// Tells the history what there was; both stores must be equal and nobody may write.
  public void found(Collection<String> skus, Recorder recorder) throws SQLException {
    try (Connection shop = system.shopDatabase()) {
      Map<String, Seen> rows = rows(shop, MONOLITH);
      skus.forEach(sku -> recorder.found(sku, rows.getOrDefault(sku, Seen.NOTHING).value()));
    }
  }

  /// Tells the history what each store holds in the end.
  public void remains(Collection<String> skus, Recorder recorder) throws SQLException {
    try (Connection shop = system.shopDatabase();
        Connection store = system.storeDatabase("catalog")) {
      remains("monolith", rows(shop, MONOLITH), skus, recorder);
      remains("service", rows(store, SERVICE), skus, recorder);
    }
  }

  private static void remains(
      String name, Map<String, Seen> rows, Collection<String> skus, Recorder recorder) {
    try (SessionLog log = recorder.store(name)) {
      skus.forEach(
          sku ->
              log.ask(sku, new Action.Remains())
                  .acknowledged(rows.getOrDefault(sku, Seen.NOTHING)));
    }
  }

  private static Map<String, Seen> rows(Connection database, String sql) throws SQLException {
    Map<String, Seen> rows = new TreeMap<>();
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.put(row.getString(1), new Seen(row.getString(2), row.getLong(3), null));
      }
    }
    return rows;
  }
}

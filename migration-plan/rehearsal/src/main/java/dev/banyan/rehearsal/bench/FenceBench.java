package dev.banyan.rehearsal.bench;

import dev.banyan.model.Bucket;
import dev.banyan.model.Capability;
import dev.banyan.model.Side;
import dev.banyan.rehearsal.platform.DatabasePair;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.streams.Ownership;
import dev.banyan.streams.OwnershipChange;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// `./rehearse bench fence`: what the fence costs a write, beside the same write to the same table
/// with the fence switched off, turn and turn about.
public final class FenceBench implements Bench {
  private static final String LEGACY =
      "legacy-monolith/src/main/resources/db/migration/V1__shop.sql";
  private static final int COMMITS = 2_000;
  private static final int ROWS = 20_000;
  private static final int BULK = 100_000;
  private static final int ROUNDS = 5;
  private static final String ROW =
      "insert into product (sku, prod_name, descr, cat_id, price) values ('S' || ?, 'a product', 'in a box', 1, 9.5)";

  private final RehearsalFolder folder;
  private final Progress progress;

  public FenceBench(RehearsalFolder folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "table",
        "product of the shop, with its foreign key and four indexes",
        "fence",
        "the first bucket is not owned, so each row is looked at",
        "durable",
        "fsync and synchronous_commit on",
        "commits",
        COMMITS + " rows, a transaction each",
        "rows",
        ROWS + " statements in one transaction",
        "bulk",
        BULK + " rows in one statement",
        "rounds",
        ROUNDS + " of each, turn and turn about; the fastest counts",
        "partner",
        "the same with the fence's triggers switched off");
  }

  /// Writes and says how many rows.
  private interface Work {
    int write(Connection connection) throws SQLException;
  }

  @Override
  public List<Figure> run() throws Exception {
    try (DatabasePair databases = DatabasePair.start(folder, "bench-fence", progress)) {
      DataSource shop = databases.shop();
      fence(shop);
      List<Figure> figures = new ArrayList<>();
      try (Connection connection = shop.getConnection()) {
        figures.add(beside(connection, "single rows, a commit each", c -> rows(c, COMMITS, true)));
        figures.add(beside(connection, "single rows, one commit", c -> rows(c, ROWS, false)));
        figures.add(beside(connection, "rows in bulk", FenceBench::bulk));
      }
      return figures;
    }
  }

  private void fence(DataSource shop) throws Exception {
    try (Connection connection = shop.getConnection()) {
      execute(
          connection,
          Files.readString(folder.repository().resolve(LEGACY)),
          "insert into category (cat_id, slug, cat_name) values (1, 'c', 'Category')");
    }
    Capability catalog = Catalogs.capability(folder.repository());
    Ownership monolith = new Ownership(shop, catalog, Side.MONOLITH, "postgres");
    monolith.install();
    if (monolith.takeEpoch(0) instanceof OwnershipChange.Done taken
        && monolith.fence(taken.row().epoch(), 0, 1) instanceof OwnershipChange.Done) {
      return;
    }
    throw new IllegalStateException("the fence could not be moved in an empty database");
  }

  private Figure beside(Connection connection, String name, Work work) throws SQLException {
    double fenced = 0;
    double unfenced = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      double without = rate(connection, "disable", work);
      double with = rate(connection, "enable", work);
      // the first one warms everything up
      unfenced = round == 0 ? 0 : Math.max(unfenced, without);
      fenced = round == 0 ? 0 : Math.max(fenced, with);
    }
    progress.say("%s: %,.0f rows/s, unfenced %,.0f".formatted(name, fenced, unfenced));
    return Figure.of(name, "rows/s", fenced, unfenced);
  }

  private static double rate(Connection connection, String fence, Work work) throws SQLException {
    execute(
        connection,
        "set session_replication_role = replica",
        "truncate product cascade",
        "set session_replication_role = origin",
        "alter table product " + fence + " trigger user",
        "checkpoint");
    long begun = System.nanoTime();
    int rows = work.write(connection);
    return rows / ((System.nanoTime() - begun) / 1e9);
  }

  private static int rows(Connection connection, int rows, boolean committed) throws SQLException {
    connection.setAutoCommit(committed);
    try (PreparedStatement insert = connection.prepareStatement(ROW)) {
      int written = 0;
      for (int n = 0; written < rows; n++) {
        if (Bucket.of("S" + n) > 0) {
          insert.setInt(1, n);
          written += insert.executeUpdate();
        }
      }
      return written;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static int bulk(Connection connection) throws SQLException {
    try (Statement insert = connection.createStatement()) {
      return insert.executeUpdate(
          ROW.substring(0, ROW.indexOf("values"))
              + "select 'S' || n, 'a product', 'in a box', 1, 9.5 from generate_series(1, "
              + BULK
              + ") n where strangler.bucket('S' || n) > 0");
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

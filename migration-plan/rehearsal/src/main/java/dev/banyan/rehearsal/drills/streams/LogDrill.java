package dev.banyan.rehearsal.drills.streams;

import dev.banyan.rehearsal.platform.CannotStart;
import dev.banyan.rehearsal.platform.CarriedPlan;
import dev.banyan.rehearsal.platform.Progress;
import dev.banyan.rehearsal.platform.RehearsalFolder;
import dev.banyan.rehearsal.platform.StreamsRig;
import dev.banyan.rehearsal.platform.StreamsRigStart;
import dev.banyan.rehearsal.run.StreamsUp;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `./rehearse drill log`: a gigabyte is written to a store as an applier writes, so that all of it
/// is filtered on its way back. The replication slots must let go of the log all the same, or a
/// disk would fill while nothing at all flows.
public final class LogDrill {
  private static final String CAPABILITY = "odd";
  private static final long TO_WRITE = 1L << 30;
  private static final long MAY_BE_KEPT = 64L << 20;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final RehearsalFolder folder;
  private final Progress progress;

  public LogDrill(RehearsalFolder folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /// @param writtenBytes of the store's log
  /// @param mostKeptBytes that a slot kept while it was written
  /// @param findings empty if every slot let go of it
  public record Outcome(long writtenBytes, long mostKeptBytes, List<String> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }

  public Outcome run() throws CannotStart, InterruptedException, SQLException, IOException {
    StreamsRigStart start =
        new StreamsRigStart(
            folder,
            CarriedPlan.unpacked(
                LogDrill.class, "plan", CAPABILITY, folder.data().resolve("drill-log")),
            CAPABILITY,
            Map.of());
    try (StreamsRig rig = start.start(progress)) {
      StreamsUp.await(rig, CAPABILITY);
      try (Connection store = rig.storeAsSuperuser();
          Connection shop = rig.shopAsSuperuser()) {
        return write(store, shop);
      }
    }
  }

  private Outcome write(Connection store, Connection shop)
      throws SQLException, InterruptedException {
    asAnApplier(store);
    long begun = number(store, "select pg_current_wal_lsn() - '0/0'");
    long written = 0;
    long mostKept = 0;
    while (written < TO_WRITE) {
      rowsThatComeAndGo(store);
      written = number(store, "select pg_current_wal_lsn() - '0/0'") - begun;
      mostKept = Math.max(mostKept, Math.max(kept(store), kept(shop)));
      progress.now("%,d of %,d MB written".formatted(written >> 20, TO_WRITE >> 20));
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (Math.max(kept(store), kept(shop)) > MAY_BE_KEPT && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    List<String> findings = new ArrayList<>(tooMuch(store));
    findings.addAll(tooMuch(shop));
    return new Outcome(written, mostKept, findings);
  }

  /// Whatever is written under an origin is not read by the backward connector.
  private static void asAnApplier(Connection store) throws SQLException {
    try (Statement statement = store.createStatement()) {
      statement.execute("select pg_replication_origin_create('drill_log')");
      statement.execute("select pg_replication_origin_session_setup('drill_log')");
      statement.execute("set session_replication_role = replica");
    }
  }

  private static void rowsThatComeAndGo(Connection store) throws SQLException {
    try (Statement statement = store.createStatement()) {
      statement.execute(
          """
          insert into odd.thing (account, anything)
          select 'filtered', (select string_agg(md5(random()::text || one || part), '')
                              from generate_series(1, 300) part)
          from generate_series(1, 1000) one""");
      statement.execute("delete from odd.thing where account = 'filtered'");
    }
  }

  private static long kept(Connection server) throws SQLException {
    return number(
        server,
        "select coalesce(max(pg_current_wal_lsn() - restart_lsn), 0) from pg_replication_slots");
  }

  private static List<String> tooMuch(Connection server) throws SQLException {
    List<String> findings = new ArrayList<>();
    try (Statement statement = server.createStatement();
        ResultSet slots =
            statement.executeQuery(
                "select slot_name, (pg_current_wal_lsn() - restart_lsn)::bigint from"
                    + " pg_replication_slots")) {
      while (slots.next()) {
        if (slots.getLong(2) > MAY_BE_KEPT) {
          findings.add(
              String.format(
                  Locale.ROOT,
                  "slot '%s' still keeps %,d MB of the log; %,d MB are allowed",
                  slots.getString(1),
                  slots.getLong(2) >> 20,
                  MAY_BE_KEPT >> 20));
        }
      }
    }
    return findings;
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}

package dev.banyan.rehearsal.drills.streams;

import dev.banyan.model.Side;
import dev.banyan.rehearsal.platform.StreamsRig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The append-only ledger on both sides, and how often each line of the other side was written here
/// by an applier: a trigger counts it, in the applier's own transaction.
final class Ledgers {
  private static final int TOLD = 5;

  private final StreamsRig rig;

  Ledgers(StreamsRig rig) {
    this.rig = rig;
  }

  /// Puts up the counting. Ordinary triggers sleep while an applier writes; these do not.
  void watch() throws SQLException {
    for (Side side : Side.values()) {
      try (Connection connection = superuser(side);
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            create schema drill;
            create table drill.written (ledger_id uuid primary key, times int not null);
            create function drill.count_written() returns trigger language plpgsql security definer as $$
            begin
              if current_setting('session_replication_role') = 'replica' then
                insert into drill.written values (coalesce(new.ledger_id, old.ledger_id), 1)
                on conflict (ledger_id) do update set times = drill.written.times + 1;
              end if;
              return null;
            end $$;
            create trigger drill_written after insert or update or delete on %1$s
              for each row execute function drill.count_written();
            alter table %1$s enable always trigger drill_written;
            grant usage on schema drill to public"""
                .formatted(table(side)));
      }
    }
  }

  /// What is wrong with the lines that one side wrote; empty if nothing.
  ///
  /// @param acknowledged lines whose commit was answered
  List<String> findings(Side sender, Collection<UUID> acknowledged) throws SQLException {
    Side receiver = sender == Side.MONOLITH ? Side.SERVICE : Side.MONOLITH;
    Set<UUID> here = lines(sender, sender);
    Set<UUID> there = lines(receiver, sender);
    List<String> findings = new ArrayList<>();
    tell(findings, minus(acknowledged, here), "acknowledged, but not in the ledger of " + sender);
    tell(
        findings, minus(here, there), "committed by " + sender + " and not applied by " + receiver);
    tell(
        findings,
        minus(there, here),
        "applied by " + receiver + " and never committed by " + sender);
    Map<UUID, Integer> written = written(receiver);
    List<UUID> notOnce = there.stream().filter(line -> written.getOrDefault(line, 0) != 1).toList();
    tell(findings, notOnce, "not applied exactly once by " + receiver);
    return findings;
  }

  long size(Side sender) throws SQLException {
    return lines(sender, sender).size();
  }

  private static void tell(List<String> findings, Collection<UUID> lines, String what) {
    if (!lines.isEmpty()) {
      findings.add(
          "%d lines %s: %s%s"
              .formatted(
                  lines.size(),
                  what,
                  lines.stream().limit(TOLD).toList(),
                  lines.size() > TOLD ? " …" : ""));
    }
  }

  private static List<UUID> minus(Collection<UUID> these, Set<UUID> those) {
    return these.stream().filter(line -> !those.contains(line)).toList();
  }

  private Set<UUID> lines(Side where, Side sender) throws SQLException {
    Set<UUID> lines = new HashSet<>();
    try (Connection connection = superuser(where);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select ledger_id from %s where side = '%s'".formatted(table(where), sender))) {
      while (row.next()) {
        lines.add(row.getObject(1, UUID.class));
      }
    }
    return lines;
  }

  private Map<UUID, Integer> written(Side where) throws SQLException {
    Map<UUID, Integer> written = new HashMap<>();
    try (Connection connection = superuser(where);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select ledger_id, times from drill.written")) {
      while (row.next()) {
        written.put(row.getObject(1, UUID.class), row.getInt(2));
      }
    }
    return written;
  }

  private Connection superuser(Side side) throws SQLException {
    return side == Side.MONOLITH ? rig.shopAsSuperuser() : rig.storeAsSuperuser();
  }

  private static String table(Side side) {
    return side == Side.MONOLITH ? "public.ledger" : "odd.ledger";
  }
}

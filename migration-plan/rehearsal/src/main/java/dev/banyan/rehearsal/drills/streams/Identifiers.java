package dev.banyan.rehearsal.drills.streams;

import dev.banyan.model.Side;
import dev.banyan.rehearsal.platform.StreamsRig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether both sides create rows without ever handing out the same identifier: what an account's
/// owner creates is even at the monolith and odd at the service, and counts and sums of the
/// identifiers are the same in both stores.
final class Identifiers {
  /// A table whose identifiers are generated, by its names and columns on either side.
  private record Generated(Sides<String> table, Sides<String> id, Sides<String> account) {}

  private static final List<Generated> TABLES =
      List.of(
          new Generated(
              new Sides<>("public.thing", "odd.thing"),
              new Sides<>("thing_no", "id"),
              new Sides<>("acct", "account")),
          new Generated(
              new Sides<>("public.person", "odd.person"),
              new Sides<>("person_no", "id"),
              new Sides<>("acct", "account")));

  private final StreamsRig rig;
  private final Map<Generated, Long> before = new HashMap<>();

  Identifiers(StreamsRig rig) {
    this.rig = rig;
  }

  /// What is there by now was created while one side did it all.
  void remember() throws SQLException {
    for (Generated table : TABLES) {
      before.put(
          table,
          one(
              Side.MONOLITH,
              "select coalesce(max(%s), 0) from %s"
                  .formatted(table.id.monolith(), table.table.monolith())));
    }
  }

  List<String> findings() throws SQLException {
    List<String> findings = new ArrayList<>();
    for (Generated table : TABLES) {
      for (Side side : Side.values()) {
        long foreign = one(side, foreign(table, side));
        if (foreign > 0) {
          findings.add(
              "%d rows of %s have an identifier of the side that does not own them"
                  .formatted(foreign, table.table.of(side)));
        }
      }
      String here = sums(table, Side.MONOLITH);
      String there = sums(table, Side.SERVICE);
      if (!here.equals(there)) {
        findings.add(
            "identifiers of %s (%s) and of %s (%s) do not reconcile"
                .formatted(table.table.monolith(), here, table.table.service(), there));
      }
    }
    return findings;
  }

  private String foreign(Generated table, Side side) {
    return """
    select count(*) from %1$s
    where %2$s > %3$d and (strangler.bucket(%4$s) < %5$d) <> (%2$s %% 2 = 1)"""
        .formatted(
            table.table.of(side),
            table.id.of(side),
            before.getOrDefault(table, 0L),
            table.account.of(side),
            OwnKeys.BORDER);
  }

  private String sums(Generated table, Side side) throws SQLException {
    String sql =
        """
        select format('%%s even, sum %%s; %%s odd, sum %%s',
          count(*) filter (where %1$s %% 2 = 0), sum(%1$s) filter (where %1$s %% 2 = 0),
          count(*) filter (where %1$s %% 2 = 1), sum(%1$s) filter (where %1$s %% 2 = 1))
        from %2$s"""
            .formatted(table.id.of(side), table.table.of(side));
    try (Connection connection = superuser(side);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private long one(Side side, String sql) throws SQLException {
    try (Connection connection = superuser(side);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection superuser(Side side) throws SQLException {
    return side == Side.MONOLITH ? rig.shopAsSuperuser() : rig.storeAsSuperuser();
  }
}

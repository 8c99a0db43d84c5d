package dev.banyan.rehearsal.bench;

import dev.banyan.rehearsal.platform.StreamsRig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// PostgreSQL's own logical replication of `public.native`, from the shared database to the store.
///
/// It writes down the source's time as the time of its own commit, so a column that only the copy
/// has says when a row arrived: just before its commit, which is to the partner's advantage.
final class NativeReplication implements AutoCloseable {
  private final StreamsRig rig;

  private NativeReplication(StreamsRig rig) {
    this.rig = rig;
  }

  static NativeReplication begin(StreamsRig rig) throws SQLException {
    try (Connection shop = rig.shopAsSuperuser();
        Connection store = rig.storeAsSuperuser();
        Statement here = shop.createStatement();
        Statement there = store.createStatement()) {
      here.execute("create publication native for table public.native");
      there.execute(
          """
          create table public.native (
            measured_id bigint primary key, account varchar(20) not null, amnt numeric(12, 3) not null,
            note text not null, stat char(1) not null, upd_ts timestamptz not null,
            arrived timestamptz not null default clock_timestamp())""");
      there.execute(
          "create subscription native connection '%s' publication native with (copy_data = false)"
              .formatted(rig.shopConnectionString()));
    }
    return new NativeReplication(rig);
  }

  @Override
  public void close() throws SQLException {
    try (Connection store = rig.storeAsSuperuser();
        Connection shop = rig.shopAsSuperuser();
        Statement there = store.createStatement();
        Statement here = shop.createStatement()) {
      there.execute("drop subscription native");
      here.execute("drop publication native");
    }
  }
}

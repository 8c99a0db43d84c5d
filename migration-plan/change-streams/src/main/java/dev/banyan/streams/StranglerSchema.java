package dev.banyan.streams;

import java.sql.Connection;
import java.sql.SQLException;

/// What schema `strangler` consists of, in either database.
final class StranglerSchema {
  /// One at a time puts it up or takes it down.
  private static final String ALONE =
      "select pg_advisory_xact_lock(('x' || left(md5('banyan.schema'), 16))::bit(64)::bigint);\n";

  static final String TABLES =
      ALONE
          + """
      create schema if not exists strangler;

      create table if not exists strangler.position (
        stream       text   not null,
        topic        text   not null,
        partition    int    not null,
        next_offset  bigint not null,
        lsn          bigint not null default 0,
        committed_at timestamptz,
        rows         bigint not null default 0,
        primary key (topic, partition)
      );

      create table if not exists strangler.pulse_seen (
        capability   text primary key,
        beat         bigint      not null,
        committed_at timestamptz not null,
        applied_at   timestamptz not null
      );

      create table if not exists strangler.parked (
        topic         text    not null,
        partition     int     not null,
        record_offset bigint  not null,
        table_name    text,
        row_key       text,
        reason        text    not null,
        retry         boolean not null,
        payload       text,
        parked_at     timestamptz not null default now(),
        rogue         boolean     not null default false,
        tried_at      timestamptz,
        primary key (topic, partition, record_offset)
      );
      create index if not exists parked_row on strangler.parked (table_name, row_key);

      """
          + SqlFile.read("ownership.sql");

  static final String BUCKET = SqlFile.read("bucket.sql");

  static final String OWNS = SqlFile.read("owns.sql");

  /// Capability and side: at the start the monolith owns all.
  static final String MONOLITH_OWNS_ALL =
      """
      insert into strangler.ownership (capability, number, epoch, gap_owner, gap_epoch, side)
      values (?, 0, 0, 'MONOLITH', 0, ?) on conflict do nothing""";

  private StranglerSchema() {}

  static boolean stands(Connection connection) throws SQLException {
    return !Transactions.query(
            connection,
            "select 1 from pg_namespace where nspname = 'strangler'",
            row -> row.getInt(1))
        .isEmpty();
  }

  /// Drops the schema if neither a stream nor an ownership needs it.
  static void dropUnused(Connection connection) throws SQLException {
    Transactions.execute(connection, ALONE);
    boolean used =
        Transactions.query(
                connection,
                """
                select exists (select from strangler.ownership)
                    or exists (select from strangler.interleaved)
                    or exists (select from strangler.position)
                    or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                       where n.nspname = 'strangler' and c.relname like 'pulse\\_%'
                         and c.relname <> 'pulse_seen' and c.relkind = 'r')
                    or exists (select from pg_type t join pg_namespace n on n.oid = t.typnamespace
                       where n.nspname = 'strangler' and t.typname like 'row\\_of\\_%')""",
                row -> row.getBoolean(1))
            .getFirst();
    if (!used) {
      Transactions.execute(connection, "drop schema strangler cascade");
    }
  }
}

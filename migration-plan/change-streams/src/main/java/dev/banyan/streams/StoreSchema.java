package dev.banyan.streams;

import dev.banyan.model.Bucket;

/// What schema `strangler` consists of in a store.
final class StoreSchema {
  static final String TABLES =
      """
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

      -- number: the service may write the buckets below it
      create table if not exists strangler.ownership (
        capability text primary key,
        number     int    not null check (number between 0 and 10000),
        epoch      bigint not null,
        gap_owner  text   not null check (gap_owner in ('MONOLITH', 'SERVICE')),
        gap_epoch  bigint not null,
        since      timestamptz
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
        primary key (topic, partition, record_offset)
      );
      """;

  static final String BUCKET =
      "create or replace function strangler.bucket(text) returns int language sql"
          + " immutable parallel safe as $$ select "
          + Bucket.sql("$1")
          + " $$";

  static final String OWNS_NOTHING =
      "insert into strangler.ownership values (?, 0, 0, 'MONOLITH', 0, null) on conflict do nothing";

  private StoreSchema() {}
}

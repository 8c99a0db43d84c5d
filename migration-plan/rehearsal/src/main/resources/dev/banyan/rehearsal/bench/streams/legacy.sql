create table public.measured (
  measured_id bigint primary key,
  account     varchar(20)    not null,
  amnt        numeric(12, 3) not null,
  note        text           not null,
  stat        char(1)        not null,
  upd_ts      timestamptz    not null
);
-- The same, for PostgreSQL's own replication.
create table public.native (like public.measured including all);

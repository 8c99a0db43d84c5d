create sequence thing_no_seq increment 2 start 2;
create table public.thing (
  thing_no  bigint primary key default nextval('thing_no_seq'),
  acct      varchar(20) not null,
  amnt      numeric,
  anything  text,
  at_local  timestamp,
  at_zone   timestamptz,
  span      interval,
  raw       bytea,
  doc       jsonb,
  tags      text[],
  uid       uuid,
  stat      char(1) not null default 'N' check (stat in ('N', 'U')),
  rng       int4range,
  ratio     double precision,
  flag      boolean,
  internal  text default 'stays here'
);
create table public.pair (
  acct varchar(20) not null,
  line int         not null,
  qty  int         not null,
  txt  text        not null default '',
  primary key (acct, line)
);
create sequence person_no_seq increment 2 start 2;
create table public.person (
  person_no bigint primary key default nextval('person_no_seq'),
  acct      varchar(20) not null,
  name      varchar(80) not null,
  hobby     text,
  notes     text
);
create table public.ledger (
  ledger_id uuid        primary key,
  side      varchar(10) not null,
  account   varchar(20) not null,
  note      text        not null
);
-- There before anything flows: the snapshot brings it.
insert into pair (acct, line, qty) select 'K' || to_char(n, 'FM0000'), 0, n from generate_series(0, 399) n;
insert into person (acct, name, hobby) select 'K' || to_char(n, 'FM0000'), 'Person ' || n, case when n % 2 = 0 then 'hobby ' || n end from generate_series(0, 399) n;
insert into thing (acct, amnt, anything) select 'K' || to_char(n, 'FM0000'), n / 7.0, 'thing ' || n from generate_series(0, 399) n;

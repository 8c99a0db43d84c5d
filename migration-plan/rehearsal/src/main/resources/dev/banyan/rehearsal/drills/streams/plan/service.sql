create sequence odd.thing_id_seq increment 2 start 100001;
create table odd.thing (
  id       bigint primary key default nextval('odd.thing_id_seq'),
  account  varchar(20) not null,
  amount   numeric,
  anything text,
  at_local timestamp,
  at       timestamptz,
  span     interval,
  raw      bytea,
  doc      jsonb,
  tags     text[],
  uid      uuid,
  state    varchar(4) not null default 'NEW' check (state in ('NEW', 'USED')),
  range    int4range,
  ratio    double precision,
  flag     boolean
);
create table odd.pair (
  account  varchar(20) not null,
  line     int         not null,
  quantity bigint      not null,
  shouted  text        not null,
  text     text        not null,
  primary key (account, line)
);
create sequence odd.person_id_seq increment 2 start 100001;
create table odd.person (
  id      bigint primary key default nextval('odd.person_id_seq'),
  account varchar(20) not null,
  name    varchar(80) not null
);
create table odd.profile (
  person_id bigint primary key,
  account   varchar(20) not null,
  hobby     text,
  notes     text
);
create table odd.ledger (
  ledger_id uuid        primary key,
  side      varchar(10) not null,
  account   varchar(20) not null,
  note      text        not null
);

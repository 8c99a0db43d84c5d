create table bench.measured (
  id         bigint primary key,
  account    varchar(20)    not null,
  amount     numeric(12, 3) not null,
  note       text           not null,
  state      varchar(8)     not null,
  changed_at timestamptz    not null
);

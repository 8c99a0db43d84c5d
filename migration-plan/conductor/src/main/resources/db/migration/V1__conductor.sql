-- What the conductor must still know after it was killed: where every capability stands, and every decision it took.

create table run (
  id           int primary key check (id = 1),
  state        text   not null check (state in ('IDLE', 'WALKING', 'COMPLETED', 'ROLLED_BACK', 'STOPPED')),
  pace         text,
  capabilities text[] not null,
  reason       text,
  revision     bigint not null,   -- of the routing table; rises with every dial
  version      bigint not null    -- of this row; a second conductor is refused by it
);
insert into run values (1, 'IDLE', null, '{}', null, 1, 0);

create table capability (
  name       text primary key,
  stage      text    not null check (stage in ('OnMonolith', 'Copying', 'InSync', 'ShiftingReads')),
  reads      int     not null check (reads between 0 and 10000),   -- hundredths of a percent
  by_hand    boolean not null,
  attempt    int     not null,
  not_before timestamptz,          -- the cool-down after a rollback
  done       boolean not null,
  yardstick  jsonb,                -- the monolith's traffic that others are measured by
  check ((stage = 'ShiftingReads') = (reads > 0))
);

create table journal (
  seq        bigint generated always as identity primary key,
  at         timestamptz not null,
  capability text,
  kind       text not null check (kind in ('stage', 'dial', 'verdict', 'plan', 'stream', 'hand', 'problem')),
  text       text not null,
  evidence   jsonb
);

create function refuse_to_rewrite_history() returns trigger language plpgsql as $$
begin
  raise exception 'the journal only grows: % is refused', lower(tg_op) using errcode = 'restrict_violation';
end $$;
create trigger journal_only_grows before update or delete or truncate on journal
  for each statement execute function refuse_to_rewrite_history();
-- Also for a session in replica role.
alter table journal enable always trigger journal_only_grows;

-- Who may write which buckets, as far as this database knows; rules 1–9 of the handover.

-- number: the monolith may write the buckets from there on; the service may write the buckets below it
-- gap_owner, gap_epoch: who owned what is in hand last; written by the fence, in its transaction
-- since: when this side last gained buckets
-- in_hand_from, in_hand_to: buckets that are changing hands, the second one not included
create table if not exists strangler.ownership (
  capability   text primary key,
  number       int    not null check (number between 0 and 10000),
  epoch        bigint not null,
  gap_owner    text   not null check (gap_owner in ('MONOLITH', 'SERVICE')),
  gap_epoch    bigint not null,
  since        timestamptz,
  in_hand_from int check (in_hand_from between 0 and 10000),
  in_hand_to   int check (in_hand_to between in_hand_from and 10000),
  side         text   not null check (side in ('MONOLITH', 'SERVICE')),
  check ((in_hand_from is null) = (in_hand_to is null))
);

-- numbers of handovers; only the shared database hands them out
create sequence if not exists strangler.epoch cache 1;

-- sequences that count by two, and how they counted before
create table if not exists strangler.interleaved (
  capability   text   not null,
  sequence     text   not null,
  increment_by bigint not null,
  cache_size   bigint not null,
  primary key (capability, sequence)
);

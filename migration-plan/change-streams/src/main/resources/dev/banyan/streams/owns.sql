-- Who writes what has this key: 'ours', until the transaction ends; 'theirs' or 'in_hand', as of now.
-- It runs with the rights of the tables' owner, so that whoever may call it needs none of its own.

-- What the row says, read anew at each call.
create or replace function strangler.answer(capability text, bucket int) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $answer$
#variable_conflict use_variable
declare
  mine      record;
  fenced_by bigint;
begin
  select * into mine from strangler.ownership o where o.capability = capability;
  if not found then -- no fence stands for it: a store does not have it, the shared database always had it
    return case when exists (select from strangler.ownership where side = 'SERVICE') then 'theirs' else 'ours' end;
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    fenced_by := pg_sequence_last_value(format('strangler.%I', 'fenced_' || capability)::regclass);
    if not pg_visible_in_snapshot(fenced_by::text::xid8, pg_current_snapshot()) then
      raise exception 'the ownership of % changed after this transaction began', capability
        using errcode = '40001', hint = 'start over';
    end if;
  end if;
  if (bucket >= mine.number) <> (mine.side = 'SERVICE') then
    -- what a transaction read before the buckets came here, it must not write after
    return case when transaction_timestamp() < mine.since then 'in_hand' else 'ours' end;
  end if;
  return case when bucket >= mine.in_hand_from and bucket < mine.in_hand_to then 'in_hand' else 'theirs' end;
end
$answer$;

-- key: in its canonical spelling; null is what belongs to nobody.
create or replace function strangler.owns(capability text, key text) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $owns$
declare
  bucket constant int := strangler.bucket(coalesce(key, '*'));
  answer text;
begin
  select strangler.answer(capability, bucket) into answer;
  if answer <> 'ours' then
    return answer;
  end if;
  begin
    perform pg_advisory_xact_lock_shared(('x' || left(md5('banyan.fence.' || capability), 16))::bit(64)::bigint);
    select strangler.answer(capability, bucket) into answer;
    if answer <> 'ours' then
      raise exception using errcode = 'BN000';
    end if;
  exception when sqlstate 'BN000' then
    null; -- it has just gone; nothing but undoing this block lets go of the lock
  end;
  return answer;
end
$owns$;

revoke all on function strangler.answer(text, int), strangler.owns(text, text) from public;

-- The fence around one table; Fence fills in what stands after a colon. It runs with the rights of the tables'
-- owner, so that every role may go on writing what it is allowed to, and under a search path of its own.
create or replace function :function() returns trigger
language plpgsql volatile security definer set search_path = pg_catalog as $fence$
declare
  edge      int;
  handovers bigint;
  gained    timestamptz;
  fenced_by bigint;
  all_mine  boolean;
  refused   text;
  of_parity boolean;
begin
  -- first the lock, until commit; then, in a statement of its own, the number
  if pg_advisory_xact_lock_shared(:lock) is null then
    return null;
  end if;
  select number, epoch, since into edge, handovers, gained from strangler.ownership where capability = :capability;

  if current_setting('transaction_isolation') <> 'read committed' then -- no snapshot covers a sequence
    select last_value into fenced_by from :sequence where is_called;
    if found and not pg_visible_in_snapshot(fenced_by::text::xid8, pg_current_snapshot()) then
      raise exception 'the ownership of % changed after this transaction began', :capability
        using errcode = '40001', hint = 'start over';
    end if;
  end if;
  if transaction_timestamp() < gained then
    raise exception '%: buckets were gained after this transaction began', :capability
      using errcode = '40001', hint = 'start over';
  end if;

  if tg_op = 'TRUNCATE' then
    if :side = 'MONOLITH' and edge = 0 and handovers = 0 then
      begin -- the rows go one by one, so that the streams carry it in each row's order
        execute format('delete from only %s', tg_relid::regclass);
      exception when foreign_key_violation then
        raise exception '%: truncate is carried as deletes, and other rows refer to those of %', :capability, tg_relid::regclass
          using errcode = '23503', hint = 'delete the rows that refer to them first';
      end;
      return null;
    end if;
    raise exception '%: truncate would write buckets of the other side', :capability
      using errcode = 'BN001', hint = 'delete the rows that belong here';
  end if;

  all_mine := :all_mine;
  if tg_op <> 'INSERT' and not all_mine then
    select k into refused from (select :key as k from old_rows) o where (:mine) is not true limit 1;
    if found then
      raise exception '%: the :word does not own %', :capability, coalesce(refused, 'a row without a key')
        using errcode = 'BN001', hint = 'ask again: the proxy knows the owner';
    end if;
  end if;
  if tg_op <> 'DELETE' and not (all_mine and :unconditional) then
    select k, all_mine or (:mine) into refused, of_parity
    from (select :key as k, :astray as astray from new_rows) n
    where k is null or (tg_op = 'INSERT' and astray) or (not all_mine and (:mine) is not true) limit 1;
    if found and refused is not null and of_parity then
      raise exception '%: the :word gives new rows of % :parity numbers only', :capability, :table
        using errcode = 'BN002', hint = 'take the number from the column''s default';
    elsif found then
      raise exception '%: the :word does not own %', :capability, coalesce(refused, 'a row without a key')
        using errcode = 'BN001', hint = 'ask again: the proxy knows the owner';
    end if;
  end if;
  return null;
end
$fence$;

-- Whose hand is on a dial, what it wishes, and what dials.yaml said when a command overruled it.

alter table capability add column hand jsonb;
update capability set hand = case
  when by_hand then jsonb_build_object('by', 'file', 'wished', jsonb_build_object('reads', reads, 'writes', writes))
  else jsonb_build_object('by', 'plan') end;
alter table capability
  alter column hand set not null,
  add check (hand ->> 'by' in ('plan', 'file', 'command', 'rollback')),
  drop column by_hand;

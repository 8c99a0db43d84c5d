-- Writes change hands by handovers: where the numbers stand, and how far the one has come that has not ended.

alter table capability
  add column writes   int not null default 0 check (writes between 0 and 10000),   -- hundredths of a percent
  add column handover jsonb,
  drop constraint capability_stage_check,
  drop constraint capability_check,
  add check (stage in ('OnMonolith', 'Copying', 'InSync', 'ShiftingReads', 'ShiftingWrites', 'OnService')),
  add check ((stage in ('ShiftingReads', 'ShiftingWrites', 'OnService')) = (reads > 0)),
  add check ((stage in ('ShiftingWrites', 'OnService')) = (writes > 0)),
  add check (writes <= reads);

alter table journal
  drop constraint journal_kind_check,
  add check (kind in ('stage', 'dial', 'verdict', 'plan', 'stream', 'hand', 'problem', 'handover'));

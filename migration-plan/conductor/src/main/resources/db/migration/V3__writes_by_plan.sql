-- The plan moves writes, too: what a person said yes to, and what is on its way back.

alter table capability
  add column confirmed  int not null default 0 check (confirmed between 0 and 10000),   -- hundredths of a percent
  add column going_back text;   -- why; null where nothing goes back

-- Requests that write are measured apart.
update capability
   set yardstick = jsonb_build_object(
         'reads', yardstick,
         'writes', '{"attempts": 0, "clientErrors": 0, "failures": 0, "latency": {"boundsMicros": [], "counts": []}}'::jsonb)
 where yardstick is not null;

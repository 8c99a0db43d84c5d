-- What the service does, see Changes.
insert into odd.thing (account, amount, anything, at_local, at, span, raw, doc, tags, uid, range, ratio, flag)
values (:key, :n / 9.0, E'line\nbreak\ttab ' || :n, timestamp '2026-02-03 04:05:06.000001' - :n * interval '1 hour',
        now(), interval '-1 day +02:03:04' * :n, decode(lpad(to_hex(:n), 4, '0'), 'hex'), jsonb_build_array(:n, 'x', null),
        array['{}', 'NULL', null], gen_random_uuid(), int4range(null, :n), -0.0, null);
insert into odd.thing (account, amount, at, ratio, range) values (:key, 123456789012345678901234567890.000, '-infinity', 'NaN', null);
update odd.thing set amount = amount * 2, doc = '{"a": null}', anything = null where account = :key;
update odd.thing set anything = repeat('ü' || :n, 3000) where account = :key and id % 5 = 0;
update odd.thing set state = case state when 'NEW' then 'USED' else 'NEW' end where account = :key;
delete from odd.thing where account = :key and id % 7 = :n % 7;
insert into odd.pair (account, line, quantity, shouted, text) select :key, n, n, upper('text ' || n), 'text ' || n from (values (:n)) numbers (n)
on conflict (account, line) do update set quantity = excluded.quantity;
update odd.pair set line = line + 1000 where account = :key and line = :n and not exists (select from odd.pair p where p.account = :key and p.line = :n + 1000);
delete from odd.pair where account = :key and line > 500;
with made as (insert into odd.person (account, name) values (:key, 'Someone ' || :n) returning id)
insert into odd.profile (person_id, account, hobby) select id, :key, 'reading' from made;
update odd.profile set notes = 'noted ' || :n where account = :key;
delete from odd.profile where account = :key and person_id % 3 = :n % 3;
insert into odd.profile (person_id, account, notes) select id, account, 'once more' from odd.person where account = :key on conflict do nothing;
update odd.person set name = 'Renamed ' || :n where account = :key;
delete from odd.profile where account = :key and person_id % 11 = 3;
insert into odd.thing (account, amount, anything) select :key, g, 'bulk ' || g from generate_series(1, :n) g;
delete from odd.thing where account = :key and anything like 'bulk %';

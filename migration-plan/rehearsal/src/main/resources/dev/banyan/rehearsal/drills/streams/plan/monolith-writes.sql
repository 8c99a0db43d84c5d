-- What the monolith's application does, see Changes.
insert into thing (acct, amnt, anything, at_local, at_zone, span, raw, doc, tags, uid, rng, ratio, flag)
values (:key, :n / 7.0, 'Ünïcode "quoted" \ '' 😀 ' || :n, timestamp '2011-01-05 10:00:00.123456' + :n * interval '1 day',
        now(), interval '1 mon 2 days 03:04:05.678' * :n, decode(lpad(to_hex(:n), 8, '0'), 'hex'), jsonb_build_object('n', :n, 'deep', array[1, 2, null]),
        array['a"b', null, 'c,d', ''], gen_random_uuid(), int4range(:n, :n + 1000), :n / 3.0, :n % 2 = 0);
insert into thing (acct, amnt, at_zone, ratio, rng) values (:key, 'NaN', 'infinity', '-infinity', 'empty');
update thing set amnt = amnt + 0.10, doc = null, tags = '{}', anything = '' where acct = :key;
update thing set anything = repeat(md5(:n::text), 2000), raw = decode(repeat(md5(:n::text), 1000), 'hex') where acct = :key and thing_no % 5 = 0;
update thing set flag = not flag, stat = case stat when 'N' then 'U' else 'N' end where acct = :key;
delete from thing where acct = :key and thing_no % 7 = :n % 7;
insert into pair (acct, line, qty, txt) values (:key, :n, :n, 'text ' || :n) on conflict (acct, line) do update set qty = excluded.qty;
update pair set line = line + 1000 where acct = :key and line = :n and not exists (select from pair p where p.acct = :key and p.line = :n + 1000);
delete from pair where acct = :key and line > 500;
insert into person (acct, name, hobby, notes) values (:key, 'Somebody ' || :n, case when :n % 2 = 0 then 'walking' end, null);
update person set hobby = case when hobby is null then 'back again' end where acct = :key;
update person set notes = 'note ' || :n, name = 'Named ' || :n where acct = :key;
delete from person where acct = :key and person_no % 11 = :n % 11;
insert into thing (acct, amnt, anything) select :key, g, 'bulk ' || g from generate_series(1, :n) g;
delete from thing where acct = :key and anything like 'bulk %';

-- A canonical key's bucket; dev.banyan.model.Bucket is the same in Java.
create or replace function strangler.bucket(text) returns int language sql immutable parallel safe as $bucket$
  select case when $1 = '*' then 9999 else (('0x' || left(md5($1), 8))::bigint % 10000)::int end
$bucket$;

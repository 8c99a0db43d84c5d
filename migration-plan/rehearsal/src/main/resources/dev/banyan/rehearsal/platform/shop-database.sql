-- Rights in database shop: the owner shapes it, the application only changes rows, the streams read what they are granted when copying begins.
revoke connect on database shop from public;
grant connect on database shop to shop_migrator, shop_app, banyan_streams, banyan_conductor, banyan_analyst;

alter schema public owner to shop_owner;
revoke all on schema public from public;
grant usage on schema public to shop_app, banyan_streams;

alter default privileges for role shop_owner in schema public grant select, insert, update, delete on tables to shop_app;
alter default privileges for role shop_owner in schema public grant usage, select on sequences to shop_app;

-- What the shop really runs, for ./rehearse analyze. In a schema of its own, so that the shop's is empty when Flyway comes.
create schema statistics;
create extension pg_stat_statements schema statistics;
grant usage on schema statistics to banyan_analyst;
grant execute on all functions in schema statistics to banyan_analyst;

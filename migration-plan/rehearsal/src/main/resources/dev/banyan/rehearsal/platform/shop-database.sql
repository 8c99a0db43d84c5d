-- Rights in database shop: the owner shapes it, the application only changes rows, the streams read what they are granted when copying begins.
revoke connect on database shop from public;
grant connect on database shop to shop_migrator, shop_app, banyan_streams, banyan_backflow, banyan_conductor, banyan_analyst;

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

-- An applier marks what it writes with an origin, so that it does not flow back.
grant execute on function
  pg_replication_origin_create(text),
  pg_replication_origin_drop(text),
  pg_replication_origin_oid(text),
  pg_replication_origin_session_setup(text),
  pg_replication_origin_session_reset(),
  pg_replication_origin_session_is_setup(),
  pg_replication_origin_session_progress(boolean),
  pg_replication_origin_xact_setup(pg_lsn, timestamptz),
  pg_replication_origin_xact_reset(),
  pg_replication_origin_progress(text, boolean)
to banyan_backflow;
-- Without a trace: who takes a stream down drops its origins, too.
grant execute on function pg_replication_origin_drop(text) to banyan_conductor;
-- Slots let go of the log sooner.
grant execute on function pg_log_standby_snapshot() to banyan_conductor;

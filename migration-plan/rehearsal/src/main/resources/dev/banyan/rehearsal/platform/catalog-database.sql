-- Rights in database catalog: the owner shapes it, the service and the applier only change rows.
revoke connect on database catalog from public;
grant connect on database catalog to catalog_migrator, catalog_app, catalog_applier, banyan_streams, banyan_conductor;

create schema catalog authorization catalog_owner;
grant usage on schema catalog to catalog_app, catalog_applier, banyan_streams;
alter default privileges for role catalog_owner in schema catalog grant select, insert, update, delete on tables to catalog_app, catalog_applier;
alter default privileges for role catalog_owner in schema catalog grant usage, select on sequences to catalog_app, catalog_applier;

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
to catalog_applier;
-- Without a trace: who takes a stream down drops its origins, too.
grant execute on function pg_replication_origin_drop(text) to banyan_conductor;

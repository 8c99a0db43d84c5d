-- Rights in the database of a service: the owner shapes it, the service and the applier only change rows.
revoke connect on database {service} from public;
grant connect on database {service} to {service}_migrator, {service}_app, {service}_applier, banyan_streams, banyan_conductor;

create schema {service} authorization {service}_owner;
grant usage on schema {service} to {service}_app, {service}_applier, banyan_streams;
alter default privileges for role {service}_owner in schema {service} grant select, insert, update, delete on tables to {service}_app, {service}_applier;
alter default privileges for role {service}_owner in schema {service} grant usage, select on sequences to {service}_app, {service}_applier;

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
to {service}_applier;
-- Without a trace: who takes a stream down drops its origins, too.
grant execute on function pg_replication_origin_drop(text) to banyan_conductor;
-- Slots let go of the log sooner.
grant execute on function pg_log_standby_snapshot() to banyan_conductor;

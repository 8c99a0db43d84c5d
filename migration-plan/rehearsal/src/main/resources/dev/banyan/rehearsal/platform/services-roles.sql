-- Roles of the services' server. Passwords are set apart from this, hashed before they travel.
create role catalog_owner nologin;
create role catalog_migrator login in role catalog_owner;
create role catalog_app login;
create role catalog_applier login;
create role banyan_streams login replication;
create role banyan_conductor login replication in role catalog_owner, pg_monitor;

-- What arrives by a stream is applied without firing triggers and foreign keys again, and so is a repair.
grant set on parameter session_replication_role to catalog_applier, banyan_conductor;

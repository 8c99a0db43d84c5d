-- Roles of the services' server that no service owns. Passwords are set apart from this, hashed before they travel.
create role banyan_streams login replication;
-- Dropping a replication slot takes the right to replicate.
create role banyan_conductor login replication in role pg_monitor;

-- A repair is made without firing triggers and foreign keys again.
grant set on parameter session_replication_role to banyan_conductor;

-- Roles of the shared server. Passwords are set apart from this, hashed before they travel.
create role shop_owner nologin;
create role shop_migrator login in role shop_owner;
create role shop_app login;
create role banyan_streams login replication;
-- Applies what the services write; the conductor grants it the tables when their backward stream begins.
create role banyan_backflow login;
-- Dropping a replication slot takes the right to replicate.
create role banyan_conductor login replication in role shop_owner, pg_monitor;
-- Sees what was run and how tables are made, and no rows.
create role banyan_analyst login in role pg_monitor;

-- What arrives by a stream is applied without firing triggers and foreign keys again, and so is a repair.
grant set on parameter session_replication_role to banyan_backflow, banyan_conductor;

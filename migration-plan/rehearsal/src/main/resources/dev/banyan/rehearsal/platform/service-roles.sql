-- Roles of one service.
create role {service}_owner nologin;
create role {service}_migrator login in role {service}_owner;
create role {service}_app login;
create role {service}_applier login;
grant {service}_owner to banyan_conductor;

-- What arrives by a stream is applied without firing triggers and foreign keys again.
grant set on parameter session_replication_role to {service}_applier;

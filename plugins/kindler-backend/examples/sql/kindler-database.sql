-- Makes the Kindler database and the role that owns it (kindler.database), or corrects them; running it again is
-- harmless. The role may log in and has no rights beside its database; its tables are made by the plugin. Run it as a
-- superuser on the node that accepts writes:
--
--   psql -v password="$KINDLER_DATABASE_PASSWORD" -f kindler-database.sql
--
-- Other names: -v role=... -v database=...  A database of an older Kindler is taken over with its rows: name it and the
-- role that owns it. Works on PostgreSQL 13 and later. HAProxy's addresses need a line in pg_hba.conf, such as
--   host kindler kindler 10.0.0.5/32 scram-sha-256

\set ON_ERROR_STOP on
\if :{?password}
\else
  \set password ''
\endif
SELECT :'password' = '' AS unset \gset
\if :unset
  DO $$ BEGIN RAISE 'Set the password: psql -v password=... -f kindler-database.sql'; END $$;
\endif
\if :{?role}
\else
  \set role kindler
\endif
\if :{?database}
\else
  \set database kindler
\endif

SELECT EXISTS (SELECT FROM pg_database
                WHERE datname = :'database' AND pg_get_userbyid(datdba) <> :'role') AS foreign \gset
\if :foreign
  DO $$ BEGIN RAISE 'The database belongs to another role: name that role with -v role=..., or another database'; END $$;
\endif

BEGIN;

-- The statements below hold the password, or its hash: keep them out of the server's log.
SET LOCAL log_statement = 'none';
SET LOCAL log_min_duration_statement = -1;
SET LOCAL log_min_error_statement = 'panic';

SELECT format('CREATE ROLE %I', :'role')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec

SELECT format(
         'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L',
         :'role', :'password') \gexec

COMMIT;

-- Outside of the transaction, as PostgreSQL demands.
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'role')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec

SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', :'database') \gexec

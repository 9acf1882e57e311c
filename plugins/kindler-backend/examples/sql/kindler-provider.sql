-- Makes the role that makes environments (kindler.providers.database), or corrects it; running it again is harmless. It
-- may create roles and databases, and is no superuser: it changes and drops only what it made itself. Run it as a
-- superuser on the node that accepts writes:
--
--   psql -v password="$KINDLER_PROVIDER_PASSWORD" -f kindler-provider.sql
--
-- Another name: -v role=...  Works on PostgreSQL 13 and later. HAProxy's addresses need lines in pg_hba.conf, such as
--   host postgres kindler_provider   10.0.0.5/32 scram-sha-256
--   host samerole all                10.0.0.5/32 scram-sha-256
--   host all      +kindler_temporary 10.0.0.5/32 scram-sha-256
-- of which the second one lets each environment's role and this one into the database of its name. From PostgreSQL 16 on it
-- lets temporary roles in, too; before, the third one does. They may connect where the public may, and to their own database.

\set ON_ERROR_STOP on
\if :{?password}
\else
  \set password ''
\endif
SELECT :'password' = '' AS unset \gset
\if :unset
  DO $$ BEGIN RAISE 'Set the password: psql -v password=... -f kindler-provider.sql'; END $$;
\endif
\if :{?role}
\else
  \set role kindler_provider
\endif

BEGIN;

-- The statements below hold the password, or its hash: keep them out of the server's log.
SET LOCAL log_statement = 'none';
SET LOCAL log_min_duration_statement = -1;
SET LOCAL log_min_error_statement = 'panic';

SELECT format('CREATE ROLE %I', :'role')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec

SELECT format(
         'ALTER ROLE %I LOGIN NOSUPERUSER CREATEDB CREATEROLE NOREPLICATION PASSWORD %L',
         :'role', :'password') \gexec

COMMIT;

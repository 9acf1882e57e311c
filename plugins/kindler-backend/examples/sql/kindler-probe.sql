-- Makes the role of Kindler's SQL probes (kindler.databases[].probe), or corrects it; running it again is harmless.
-- It may log in and see statistics, and can change nothing. Run it as a superuser on the node that accepts writes:
--
--   psql -v password="$KINDLER_PROBE_PASSWORD" -f kindler-probe.sql
--
-- Another name: -v role=...  Works on PostgreSQL 9.6 and later; 9.6 has no role for statistics, so that slots and
-- positions are seen there, and who streams from whom only by Patroni's word.

\set ON_ERROR_STOP on
\if :{?password}
\else
  \set password ''
\endif
SELECT :'password' = '' AS unset \gset
\if :unset
  DO $$ BEGIN RAISE 'Set the password: psql -v password=... -f kindler-probe.sql'; END $$;
\endif
\if :{?role}
\else
  \set role kindler_probe
\endif

BEGIN;

-- The statements below hold the password, or its hash: keep them out of the server's log.
SET LOCAL log_statement = 'none';
SET LOCAL log_min_duration_statement = -1;
SET LOCAL log_min_error_statement = 'panic';

SELECT format('CREATE ROLE %I', :'role')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec

SELECT format(
         'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION INHERIT CONNECTION LIMIT 20 PASSWORD %L',
         :'role', :'password') \gexec

SELECT format('ALTER ROLE %I SET default_transaction_read_only = on', :'role') \gexec
SELECT format('ALTER ROLE %I SET statement_timeout = ''5s''', :'role') \gexec

-- PostgreSQL 10 and later: sessions, WAL senders and receivers of others.
SELECT format('GRANT pg_read_all_stats TO %I', :'role')
 WHERE EXISTS (SELECT FROM pg_roles WHERE rolname = 'pg_read_all_stats') \gexec

COMMIT;

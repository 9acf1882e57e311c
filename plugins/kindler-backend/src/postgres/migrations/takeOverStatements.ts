/** Casts that return null instead of an error. A time that JavaScript cannot hold also counts as null. */
export const SAFE_CASTS = `
  CREATE OR REPLACE FUNCTION pg_temp.kindler_network(value text) RETURNS cidr
  LANGUAGE plpgsql AS $$
  BEGIN
    RETURN network(value::inet)::cidr;
  EXCEPTION WHEN others THEN
    RETURN NULL;
  END $$;
  CREATE OR REPLACE FUNCTION pg_temp.kindler_time(value text) RETURNS timestamptz
  LANGUAGE plpgsql AS $$
  DECLARE
    result timestamptz := value::timestamptz;
  BEGIN
    IF result BETWEEN '0001-01-01' AND '9999-12-31' THEN
      RETURN result;
    END IF;
    RETURN NULL;
  EXCEPTION WHEN others THEN
    RETURN NULL;
  END $$;
  CREATE OR REPLACE FUNCTION pg_temp.kindler_port(value text) RETURNS integer
  LANGUAGE plpgsql AS $$
  BEGIN
    RETURN value::integer;
  EXCEPTION WHEN others THEN
    RETURN NULL;
  END $$;`;

export const ADD_COLUMNS = `
  ALTER TABLE clusters
    ADD COLUMN IF NOT EXISTS provider text,
    ADD COLUMN IF NOT EXISTS subnet cidr,
    ADD COLUMN IF NOT EXISTS node_port integer,
    ADD COLUMN IF NOT EXISTS pf_port integer,
    ADD COLUMN IF NOT EXISTS http_port integer,
    ADD COLUMN IF NOT EXISTS https_port integer,
    ADD COLUMN IF NOT EXISTS server_ip text,
    ADD COLUMN IF NOT EXISTS desired_state text,
    ADD COLUMN IF NOT EXISTS actual_state text,
    ADD COLUMN IF NOT EXISTS title text,
    ADD COLUMN IF NOT EXISTS owner text,
    ADD COLUMN IF NOT EXISTS route text,
    ADD COLUMN IF NOT EXISTS database_name text,
    ADD COLUMN IF NOT EXISTS database_role text,
    ADD COLUMN IF NOT EXISTS operation_id text,
    ADD COLUMN IF NOT EXISTS reconcile_error text,
    ADD COLUMN IF NOT EXISTS last_reconciled_at timestamptz,
    ADD COLUMN IF NOT EXISTS created_at timestamptz,
    ADD COLUMN IF NOT EXISTS updated_at timestamptz,
    ADD COLUMN IF NOT EXISTS imported boolean NOT NULL DEFAULT true,
    ADD COLUMN IF NOT EXISTS import_conflict boolean NOT NULL DEFAULT false,
    ADD COLUMN IF NOT EXISTS import_notes jsonb NOT NULL DEFAULT '[]';
  ALTER TABLE clusters ALTER COLUMN imported SET DEFAULT false;`;

export const LOOSEN_COLUMNS = `
  ALTER TABLE clusters
    ALTER COLUMN node_port DROP NOT NULL,
    ALTER COLUMN pf_port DROP NOT NULL,
    ALTER COLUMN http_port DROP NOT NULL,
    ALTER COLUMN https_port DROP NOT NULL,
    ALTER COLUMN subnet DROP NOT NULL,
    ALTER COLUMN subnet DROP DEFAULT,
    ALTER COLUMN created_at DROP NOT NULL,
    ALTER COLUMN created_at DROP DEFAULT,
    ALTER COLUMN updated_at DROP NOT NULL,
    ALTER COLUMN updated_at DROP DEFAULT,
    ALTER COLUMN last_reconciled_at DROP NOT NULL,
    ALTER COLUMN last_reconciled_at DROP DEFAULT,
    ALTER COLUMN provider DROP DEFAULT,
    ALTER COLUMN desired_state DROP DEFAULT,
    ALTER COLUMN actual_state DROP DEFAULT;`;

export const CONSTRAINTS = `
  ALTER TABLE clusters
    ALTER COLUMN provider SET NOT NULL,
    ALTER COLUMN desired_state SET NOT NULL,
    ALTER COLUMN desired_state SET DEFAULT 'present',
    ALTER COLUMN actual_state SET NOT NULL,
    ALTER COLUMN actual_state SET DEFAULT 'unknown',
    ALTER COLUMN created_at SET NOT NULL,
    ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN updated_at SET NOT NULL,
    ALTER COLUMN updated_at SET DEFAULT now(),
    ADD CONSTRAINT clusters_name_check
      CHECK (imported OR name ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    ADD CONSTRAINT clusters_provider_check
      CHECK (imported OR provider IN ('k3d', 'kind', 'namespace', 'database')),
    ADD CONSTRAINT clusters_desired_state_check
      CHECK (desired_state IN ('present', 'absent')),
    ADD CONSTRAINT clusters_actual_state_check
      CHECK (actual_state IN
        ('unknown', 'creating', 'running', 'stopped', 'failed', 'deleting')),
    ADD CONSTRAINT clusters_subnet_excl
      EXCLUDE USING gist (subnet inet_ops WITH &&)
      WHERE (desired_state = 'present' AND NOT import_conflict);
  CREATE UNIQUE INDEX clusters_http_port_key ON clusters (http_port)
    WHERE desired_state = 'present' AND NOT import_conflict;
  CREATE UNIQUE INDEX clusters_https_port_key ON clusters (https_port)
    WHERE desired_state = 'present' AND NOT import_conflict;`;

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
  BEGIN
    RETURN value::timestamptz;
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
    ADD COLUMN IF NOT EXISTS import_conflict boolean NOT NULL DEFAULT false;
  ALTER TABLE clusters ALTER COLUMN imported SET DEFAULT false;`;

export const LOOSEN_COLUMNS = `
  ALTER TABLE clusters
    ALTER COLUMN name TYPE text,
    ALTER COLUMN provider TYPE text,
    ALTER COLUMN server_ip TYPE text,
    ALTER COLUMN node_port DROP NOT NULL,
    ALTER COLUMN pf_port DROP NOT NULL,
    ALTER COLUMN http_port DROP NOT NULL,
    ALTER COLUMN https_port DROP NOT NULL,
    ALTER COLUMN subnet DROP NOT NULL,
    ALTER COLUMN subnet DROP DEFAULT;`;

export const CONVERT_SUBNET = `
  UPDATE clusters
     SET reconcile_error = concat_ws('; ', reconcile_error,
           format('the recorded subnet ''%s'' is not a network', subnet))
   WHERE subnet IS NOT NULL AND subnet <> ''
     AND pg_temp.kindler_network(subnet) IS NULL;
  ALTER TABLE clusters
    ALTER COLUMN subnet TYPE cidr USING pg_temp.kindler_network(subnet);`;

export const ADOPT_STATUS = `
  UPDATE clusters
     SET actual_state = CASE lower(status)
           WHEN 'running' THEN 'running' WHEN 'ready' THEN 'running'
           WHEN 'stopped' THEN 'stopped'
           WHEN 'failed' THEN 'failed' WHEN 'error' THEN 'failed'
           ELSE 'unknown' END
   WHERE actual_state IS NULL;`;

/**
 * Old rows may share ports (every default was 18080) or overlap; the newer ones are marked, stay visible and are
 * left out of the uniqueness that new rows must keep.
 */
export const MARK_IMPORTED_CONFLICTS = `
  UPDATE clusters
     SET provider = COALESCE(provider, 'k3d'),
         desired_state = CASE WHEN desired_state = 'absent' THEN 'absent' ELSE 'present' END,
         actual_state = CASE WHEN actual_state IN
           ('unknown', 'creating', 'running', 'stopped', 'failed', 'deleting')
           THEN actual_state ELSE 'unknown' END,
         created_at = COALESCE(created_at, now()),
         updated_at = COALESCE(updated_at, now());
  UPDATE clusters AS later
     SET import_conflict = true
   WHERE EXISTS (
     SELECT 1 FROM clusters AS earlier
      WHERE (earlier.created_at, earlier.name) < (later.created_at, later.name)
        AND (earlier.http_port = later.http_port
          OR earlier.https_port = later.https_port
          OR earlier.subnet && later.subnet));`;

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

import type { ClientBase } from 'pg';

/**
 * Keeps beside each environment what its provider was told, whether it is to be stopped, where it is to be known, and
 * what was seen of it. Columns that scripts share stay as they are. So do `route`, `database_name` and `database_role`,
 * which `details` replaces: examples/sql/kindler-downgrade.sql fills them for a version before this one.
 */
export async function keepWishAndSight(client: ClientBase): Promise<void> {
  await client.query(
    `ALTER TABLE clusters
       ADD COLUMN IF NOT EXISTS details jsonb NOT NULL DEFAULT '{}',
       ADD COLUMN IF NOT EXISTS registrations jsonb NOT NULL DEFAULT '[]',
       ADD COLUMN IF NOT EXISTS stopped boolean NOT NULL DEFAULT false,
       ADD COLUMN IF NOT EXISTS observed jsonb,
       ADD COLUMN IF NOT EXISTS observed_at timestamptz,
       ADD COLUMN IF NOT EXISTS observe_after timestamptz NOT NULL DEFAULT now(),
       ADD COLUMN IF NOT EXISTS expires_at timestamptz;
     CREATE INDEX IF NOT EXISTS clusters_observe_after_idx
       ON clusters (provider, observe_after);
     UPDATE clusters
        SET details = jsonb_build_object('route', route,
              'database', database_name, 'role', database_role)
      WHERE details = '{}' AND route IS NOT NULL
        AND database_name IS NOT NULL AND database_role IS NOT NULL;
     UPDATE clusters SET stopped = true
      WHERE imported AND actual_state = 'stopped';`,
  );
}

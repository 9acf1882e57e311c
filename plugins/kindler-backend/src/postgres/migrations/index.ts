import type { ClientBase } from 'pg';
import { isConnectionError } from '../pgErrors';
import { keepWishAndSight } from './keepWishAndSight';
import { MigrationError } from './MigrationError';
import { keepImportsInWords, takeOverClusters } from './takeOverClusters';

interface Migration {
  version: number;
  name: string;
  up(client: ClientBase): Promise<void>;
}

const MIGRATIONS: Migration[] = [
  { version: 1, name: 'create or take over clusters', up: takeOverClusters },
  { version: 2, name: 'keep imports in words', up: keepImportsInWords },
  { version: 3, name: 'let modules bring providers', up: openProviders },
  { version: 4, name: 'keep wish and sight', up: keepWishAndSight },
  { version: 5, name: 'tell owners before the end', up: keepTold },
  { version: 6, name: 'page by name', up: pageByName },
];

async function openProviders(client: ClientBase): Promise<void> {
  await client.query(
    `ALTER TABLE clusters
       DROP CONSTRAINT IF EXISTS clusters_provider_check,
       ADD CONSTRAINT clusters_provider_check
         CHECK (imported OR provider ~ '^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$')`,
  );
}

/** Remembers about which end of an environment its owner was notified. */
async function keepTold(client: ClientBase): Promise<void> {
  await client.query(
    `ALTER TABLE clusters ADD COLUMN IF NOT EXISTS expiry_told_for timestamptz;
     CREATE INDEX IF NOT EXISTS clusters_expires_at_idx ON clusters (expires_at)
      WHERE expires_at IS NOT NULL`,
  );
}

/** Pages are in code point order, whatever the collation of the database. */
async function pageByName(client: ClientBase): Promise<void> {
  await client.query(
    'CREATE INDEX IF NOT EXISTS clusters_page_idx ON clusters (name COLLATE "C")',
  );
}

/** Any constant will do, as long as every backend uses the same one. */
const LOCK_KEY = 7_523_508_303;

/**
 * Brings the Kindler database to the newest version in one transaction. Several backends may try at once; an advisory
 * lock admits them one after the other. It is a transaction and not a lock row, so that a backend that is killed half
 * way leaves nothing behind.
 */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
    // Times without a zone were written by scripts and a web UI in containers, whose clocks are UTC.
    await client.query("SET LOCAL TimeZone = 'UTC'");
    await client.query(
      `CREATE TABLE IF NOT EXISTS kindler_schema (
         version integer PRIMARY KEY,
         name text NOT NULL,
         applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const { rows } = await client.query('SELECT version FROM kindler_schema');
    const applied = new Set(rows.map(row => row.version));
    for (const migration of MIGRATIONS) {
      if (!applied.has(migration.version)) {
        await migration.up(client);
        await client.query(
          'INSERT INTO kindler_schema (version, name) VALUES ($1, $2)',
          [migration.version, migration.name],
        );
      }
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    if (error instanceof MigrationError || isConnectionError(error)) {
      throw error;
    }
    throw new MigrationError(error);
  }
}

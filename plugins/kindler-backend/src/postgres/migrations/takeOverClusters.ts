import { escapeIdentifier, type ClientBase } from 'pg';
import {
  ADD_COLUMNS,
  ADOPT_STATUS,
  CONSTRAINTS,
  CONVERT_SUBNET,
  LOOSEN_COLUMNS,
  MARK_IMPORTED_CONFLICTS,
  SAFE_CASTS,
} from './takeOverStatements';

/**
 * Creates `clusters`, or takes over a table made by Kindler's scripts (name as primary key, typed columns) or by its
 * web UI (serial id, text columns, status). Rows and foreign columns stay; values that do not fit the new types are
 * kept in words in `reconcile_error`.
 */
export async function takeOverClusters(client: ClientBase): Promise<void> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS clusters (name text PRIMARY KEY)',
  );
  await client.query(SAFE_CASTS);
  await client.query(ADD_COLUMNS);
  const types = await readColumnTypes(client);
  await dropChecksAndDefaults(client);
  if (types.get('subnet') !== 'cidr') {
    await client.query(CONVERT_SUBNET);
  }
  for (const column of ['created_at', 'updated_at', 'last_reconciled_at']) {
    await convertTime(client, column, types.get(column));
  }
  if (types.has('status')) {
    await client.query(ADOPT_STATUS);
  }
  await client.query(MARK_IMPORTED_CONFLICTS);
  await client.query(CONSTRAINTS);
}

async function readColumnTypes(
  client: ClientBase,
): Promise<Map<string, string>> {
  const { rows } = await client.query(
    `SELECT column_name, data_type FROM information_schema.columns
      WHERE table_schema = current_schema() AND table_name = 'clusters'`,
  );
  return new Map(rows.map(row => [row.column_name, row.data_type]));
}

async function dropChecksAndDefaults(client: ClientBase): Promise<void> {
  const { rows } = await client.query(
    `SELECT conname FROM pg_constraint
      WHERE conrelid = 'clusters'::regclass AND contype = 'c'`,
  );
  for (const { conname } of rows) {
    await client.query(
      `ALTER TABLE clusters DROP CONSTRAINT ${escapeIdentifier(conname)}`,
    );
  }
  await client.query(LOOSEN_COLUMNS);
}

async function convertTime(
  client: ClientBase,
  column: string,
  type: string | undefined,
): Promise<void> {
  if (type === 'timestamp with time zone') {
    return;
  }
  const name = escapeIdentifier(column);
  const using =
    type === 'timestamp without time zone'
      ? `${name} AT TIME ZONE 'UTC'`
      : `pg_temp.kindler_time(${name}::text)`;
  await client.query(`ALTER TABLE clusters ALTER COLUMN ${name} DROP DEFAULT`);
  await client.query(
    `ALTER TABLE clusters ALTER COLUMN ${name} TYPE timestamptz USING ${using}`,
  );
}

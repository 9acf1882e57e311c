import { escapeIdentifier, type ClientBase } from 'pg';
import { adoptRows, readOldRows, writeAdoptedRows } from './adopt/adoptRows';
import { convertColumns, findChanges } from './convertColumns';
import { setDependentsAside } from './dependents/setDependentsAside';
import {
  ADD_COLUMNS,
  CONSTRAINTS,
  LOOSEN_COLUMNS,
  SAFE_CASTS,
} from './takeOverStatements';

/**
 * Creates `clusters`, or takes over a table created by Kindler's scripts (name as primary key, typed columns) or by its
 * web UI (serial id, text columns, status). Rows, foreign columns and the views on them stay. Whatever the new values
 * of a row no longer say is noted in `import_notes` and in `reconcile_error`.
 */
export async function takeOverClusters(client: ClientBase): Promise<void> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS clusters (name text PRIMARY KEY)',
  );
  await client.query(SAFE_CASTS);
  await client.query(ADD_COLUMNS);
  const changes = await findChanges(client);
  const restore = await setDependentsAside(
    client,
    changes.map(change => change.number),
  );
  const adopted = adoptRows(await readOldRows(client));
  await dropChecks(client);
  await client.query(LOOSEN_COLUMNS);
  await convertColumns(client, changes);
  await writeAdoptedRows(client, adopted);
  await client.query(CONSTRAINTS);
  await restore();
}

/** Completes a database that an earlier version took over: providers in upper case, and notes for rows in conflict. */
export async function keepImportsInWords(client: ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_attribute
      WHERE attrelid = 'clusters'::regclass AND attname = 'import_notes'`,
  );
  if (rowCount) {
    return;
  }
  await client.query(SAFE_CASTS);
  await client.query(ADD_COLUMNS);
  await writeAdoptedRows(client, adoptRows(await readOldRows(client)));
}

async function dropChecks(client: ClientBase): Promise<void> {
  const { rows } = await client.query(
    `SELECT conname FROM pg_constraint
      WHERE conrelid = 'clusters'::regclass AND contype = 'c'`,
  );
  for (const { conname } of rows) {
    await client.query(
      `ALTER TABLE clusters DROP CONSTRAINT ${escapeIdentifier(conname)}`,
    );
  }
}

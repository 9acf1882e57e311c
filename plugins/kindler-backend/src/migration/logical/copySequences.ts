import type { ClientBase } from 'pg';
import { listRelations } from '../../postgres';

/** Gives the sequences of a copy the values of the original: replication leaves them out. */
export async function copySequences(
  source: ClientBase,
  target: ClientBase,
): Promise<void> {
  for (const name of await listRelations(source, 'sequence')) {
    const { rows } = await source.query(
      `SELECT last_value::text AS value, is_called AS called FROM ${name}`,
    );
    await target.query('SELECT setval($1::regclass, $2, $3)', [
      name,
      rows[0].value,
      rows[0].called,
    ]);
  }
}

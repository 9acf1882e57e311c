import type { ClientBase } from 'pg';
import { adoptValues } from './adoptValues';
import { findConflicts } from './findConflicts';
import {
  PORT_COLUMNS,
  TIME_COLUMNS,
  type AdoptedRow,
  type OldRow,
} from './OldRow';

/** Reads the recorded values as texts, before any column changes its type. */
export async function readOldRows(client: ClientBase): Promise<OldRow[]> {
  const { rows: columns } = await client.query(
    `SELECT attname FROM pg_attribute
      WHERE attrelid = 'clusters'::regclass AND attname = 'status'
        AND NOT attisdropped`,
  );
  const ports = PORT_COLUMNS.map(
    column => `'${column}', pg_temp.kindler_port(${column}::text)`,
  );
  const times = TIME_COLUMNS.map(
    column =>
      `'${column}', extract(epoch FROM pg_temp.kindler_time(${column}::text))`,
  );
  const { rows } = await client.query<OldRow>(
    `SELECT name::text, imported, provider::text, desired_state::text,
            actual_state::text, subnet::text,
            ${columns.length > 0 ? 'status::text' : 'NULL AS status'},
            ${[...PORT_COLUMNS, ...TIME_COLUMNS]
              .map(column => `${column}::text`)
              .join(', ')},
            json_build_object(${ports.join(', ')}) AS ports,
            json_build_object(${times.join(', ')}) AS times,
            CASE WHEN pg_temp.kindler_network(subnet::text) IS NOT NULL THEN
              json_build_object(
                'text', pg_temp.kindler_network(subnet::text)::text,
                'sent', encode(inet_send(pg_temp.kindler_network(subnet::text)), 'hex'))
            END AS network
       FROM clusters`,
  );
  return rows;
}

/** Returns the values to write for each row. */
export function adoptRows(rows: OldRow[]): AdoptedRow[] {
  const adopted = rows.map(row => ({ row, values: adoptValues(row) }));
  const conflicts = findConflicts(
    adopted.map(({ row, values }) => ({
      ...row,
      absent: values.desired_state === 'absent',
    })),
  );
  return adopted.map(({ row: { name }, values }) => ({
    ...values,
    name,
    import_conflict: conflicts.has(name),
    import_notes: [...values.import_notes, ...(conflicts.get(name) ?? [])],
  }));
}

/**
 * Writes the values of imported rows. What a row no longer holds is noted in `reconcile_error`, where old tools look
 * too. A status with little information is still in its own column.
 */
export async function writeAdoptedRows(
  client: ClientBase,
  rows: AdoptedRow[],
): Promise<void> {
  const values = rows.map(row => ({
    ...row,
    words: row.import_notes
      .filter(({ code }) => code !== 'import-status')
      .map(({ text }) => text)
      .join('; '),
  }));
  // Marks are set before others are removed, so that the values are unique at every moment.
  for (const conflict of [true, false]) {
    await client.query(
      `UPDATE clusters
          SET provider = adopted.provider,
              desired_state = adopted.desired_state,
              actual_state = adopted.actual_state,
              import_conflict = adopted.import_conflict,
              import_notes = adopted.import_notes,
              reconcile_error = NULLIF(concat_ws('; ',
                NULLIF(reconcile_error, ''), NULLIF(adopted.words, '')), ''),
              created_at = COALESCE(pg_temp.kindler_time(created_at::text), now()),
              updated_at = COALESCE(pg_temp.kindler_time(updated_at::text), now()),
              last_reconciled_at = pg_temp.kindler_time(last_reconciled_at::text)
         FROM jsonb_to_recordset($1) AS adopted(
                name text, provider text, desired_state text,
                actual_state text, import_conflict boolean,
                import_notes jsonb, words text)
        WHERE clusters.name = adopted.name AND imported`,
      [JSON.stringify(values.filter(row => row.import_conflict === conflict))],
    );
  }
}

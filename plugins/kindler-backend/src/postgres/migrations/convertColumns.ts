import { escapeIdentifier, type ClientBase } from 'pg';
import { PORT_COLUMNS, TIME_COLUMNS } from './adopt/OldRow';

/** A column whose type differs from the required one. */
export interface ColumnChange {
  column: string;
  number: number;
  type: string;
  using: string;
}

/** Texts of old tables may be limited. These limits fit everything that is written; 0 means no limit. */
const TEXT_LIMITS: Record<string, number> = {
  name: 63,
  provider: 9,
  server_ip: 45,
  desired_state: 7,
  actual_state: 8,
  title: 0,
  owner: 0,
  route: 0,
  database_name: 63,
  database_role: 63,
  operation_id: 0,
  reconcile_error: 0,
};

const CONVERSIONS: Array<{
  columns: readonly string[];
  type: string;
  convert(name: string): string;
}> = [
  {
    columns: Object.keys(TEXT_LIMITS),
    type: 'text',
    convert: name => `${name}::text`,
  },
  {
    columns: PORT_COLUMNS,
    type: 'integer',
    convert: name => `pg_temp.kindler_port(${name}::text)`,
  },
  {
    columns: ['subnet'],
    type: 'cidr',
    convert: name => `pg_temp.kindler_network(${name}::text)`,
  },
  {
    columns: TIME_COLUMNS,
    type: 'timestamp with time zone',
    convert: name => `pg_temp.kindler_time(${name}::text)`,
  },
];

/**
 * Returns the columns that have to change. A column that is good enough stays, because a view that uses it would have
 * to be recreated.
 */
export async function findChanges(client: ClientBase): Promise<ColumnChange[]> {
  const { rows } = await client.query(
    `SELECT attname, attnum, format_type(atttypid, NULL) AS type,
            atttypmod - 4 AS "limit"
       FROM pg_attribute
      WHERE attrelid = 'clusters'::regclass AND attnum > 0
        AND NOT attisdropped`,
  );
  const present = new Map(rows.map(row => [row.attname, row]));
  return CONVERSIONS.flatMap(({ columns, type, convert }) =>
    columns
      .map(column => present.get(column)!)
      .filter(column => column.type !== type && !willDo(column))
      .map(({ attname, attnum }) => ({
        column: attname,
        number: attnum,
        type,
        using: convert(escapeIdentifier(attname)),
      })),
  );
}

/** A negative limit means no limit. */
function willDo(column: { attname: string; type: string; limit: number }) {
  const needed = TEXT_LIMITS[column.attname];
  return (
    column.type === 'character varying' &&
    needed !== undefined &&
    (column.limit < 0 || (needed > 0 && column.limit >= needed))
  );
}

export async function convertColumns(
  client: ClientBase,
  changes: ColumnChange[],
): Promise<void> {
  for (const { column, type, using } of changes) {
    const name = escapeIdentifier(column);
    await client.query(
      `ALTER TABLE clusters ALTER COLUMN ${name} DROP DEFAULT`,
    );
    await client.query(
      `ALTER TABLE clusters ALTER COLUMN ${name} TYPE ${type} USING ${using}`,
    );
  }
}

import { escapeIdentifier, type ClientBase } from 'pg';

export interface ViewColumn {
  name: string;
  type: string;
  /** Quoted; missing if it is the type's own. */
  collation: string | null;
}

export interface ViewShape {
  /** Quoted, with its schema. */
  name: string;
  columns: ViewColumn[];
  /** `name=value`, in the format of `WITH (…)`. */
  options: string[];
  query: string;
}

export async function readView(
  client: ClientBase,
  oid: string,
): Promise<ViewShape> {
  const { rows } = await client.query(
    `SELECT format('%I.%I', nspname, relname) AS name,
            COALESCE(reloptions, '{}') AS options,
            rtrim(pg_get_viewdef(c.oid), '; ') AS query
       FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE c.oid = $1`,
    [oid],
  );
  return { ...rows[0], columns: await readColumns(client, oid) };
}

/** A query without dependencies that has the same columns. */
export function emptyQuery({ columns }: ViewShape): string {
  const nothing = columns.map(
    ({ name, type, collation }) =>
      `NULL::${type}${
        collation ? ` COLLATE ${collation}` : ''
      } AS ${escapeIdentifier(name)}`,
  );
  return `SELECT ${nothing.join(', ')}`;
}

/**
 * The query of a view with the types that its columns had before, so that its readers notice nothing. A temporary view
 * shows the types of its own query.
 */
export async function queryWithOldTypes(
  client: ClientBase,
  view: ViewShape,
): Promise<string> {
  const names = view.columns
    .map(({ name }) => escapeIdentifier(name))
    .join(', ');
  await client.query(
    `CREATE TEMPORARY VIEW kindler_view (${names}) AS ${view.query}`,
  );
  const now = await readColumns(client, "'pg_temp.kindler_view'");
  await client.query('DROP VIEW pg_temp.kindler_view');
  if (now.every(({ type }, index) => type === view.columns[index].type)) {
    return view.query;
  }
  const columns = view.columns.map(({ name, type }, index) => {
    const column = `before.${escapeIdentifier(name)}`;
    return `${cast(column, now[index].type, type)} AS ${escapeIdentifier(
      name,
    )}`;
  });
  return `SELECT ${columns.join(', ')} FROM (${
    view.query
  }) AS before (${names})`;
}

/** Times without a zone are in UTC, as they were when they were taken over. */
function cast(column: string, from: string, to: string): string {
  if (from === to) {
    return column;
  }
  return from.endsWith('with time zone') && to.endsWith('without time zone')
    ? `(${column} AT TIME ZONE 'UTC')::${to}`
    : `${column}::${to}`;
}

async function readColumns(
  client: ClientBase,
  relation: string,
): Promise<ViewColumn[]> {
  const { rows } = await client.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type,
            CASE WHEN attcollation <> 0 AND attcollation <> typcollation
              THEN (SELECT format('%I.%I', nspname, collname)
                      FROM pg_collation AS c
                      JOIN pg_namespace AS n ON n.oid = c.collnamespace
                     WHERE c.oid = attcollation) END AS collation
       FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
      WHERE attrelid = ${relation}::regclass AND attnum > 0
        AND NOT attisdropped
      ORDER BY attnum`,
  );
  return rows;
}

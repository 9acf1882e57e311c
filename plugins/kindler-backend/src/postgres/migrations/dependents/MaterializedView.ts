import type { ClientBase } from 'pg';
import type { Dependent } from './Dependent';
import { queryWithOldTypes, readView, type ViewShape } from './viewQuery';

/** A materialized view can only be dropped and recreated. */
export class MaterializedView implements Dependent {
  readonly label: string;
  readonly #view: ViewShape;
  readonly #populated: boolean;
  /** Statements for what the definition does not contain: indexes, owner, grants, comments. */
  readonly #belongings: string[];

  static async read(client: ClientBase, oid: string) {
    const view = await readView(client, oid);
    const { rows } = await client.query(
      'SELECT relispopulated AS populated FROM pg_class WHERE oid = $1',
      [oid],
    );
    return new MaterializedView(
      view,
      rows[0].populated,
      await readBelongings(client, oid, view.name),
    );
  }

  private constructor(
    view: ViewShape,
    populated: boolean,
    belongings: string[],
  ) {
    this.#view = view;
    this.#populated = populated;
    this.#belongings = belongings;
    this.label = `materialized view ${view.name}`;
  }

  async setAside(client: ClientBase): Promise<void> {
    await client.query(`DROP MATERIALIZED VIEW ${this.#view.name}`);
  }

  async putBack(client: ClientBase): Promise<void> {
    const { name, options } = this.#view;
    const settings = options.length > 0 ? `WITH (${options.join(', ')})` : '';
    const query = await queryWithOldTypes(client, this.#view);
    await client.query(
      `CREATE MATERIALIZED VIEW ${name} ${settings} AS ${query}
         WITH ${this.#populated ? '' : 'NO '}DATA`,
    );
    for (const statement of this.#belongings) {
      await client.query(statement);
    }
  }
}

/** The owner comes last, because whoever gives an object away can no longer work on it. */
async function readBelongings(
  client: ClientBase,
  oid: string,
  name: string,
): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT pg_get_indexdef(indexrelid) AS statement, 1 AS place
       FROM pg_index WHERE indrelid = $1
     UNION ALL
     SELECT format('ALTER MATERIALIZED VIEW %s CLUSTER ON %I', $2::text, relname), 2
       FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE indrelid = $1 AND indisclustered
     UNION ALL
     SELECT format('COMMENT ON MATERIALIZED VIEW %s IS %L', $2::text, description), 3
       FROM pg_description
      WHERE objoid = $1 AND classoid = 'pg_class'::regclass AND objsubid = 0
     UNION ALL
     SELECT format('COMMENT ON COLUMN %s.%I IS %L', $2::text, attname, description), 3
       FROM pg_description
       JOIN pg_attribute ON attrelid = objoid AND attnum = objsubid
      WHERE objoid = $1 AND classoid = 'pg_class'::regclass AND objsubid > 0
     UNION ALL
     SELECT format('COMMENT ON INDEX %s IS %L', indexrelid::regclass, description), 3
       FROM pg_index JOIN pg_description
         ON objoid = indexrelid AND classoid = 'pg_class'::regclass
      WHERE indrelid = $1
     UNION ALL
     SELECT format('GRANT %s ON %s TO %s%s', privilege_type, $2::text,
              CASE WHEN grantee = 0 THEN 'PUBLIC'
                ELSE quote_ident(pg_get_userbyid(grantee)) END,
              CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), 4
       FROM pg_class, aclexplode(relacl)
      WHERE pg_class.oid = $1 AND grantee <> relowner
     UNION ALL
     SELECT format('GRANT %s (%I) ON %s TO %s%s', privilege_type, attname, $2::text,
              CASE WHEN grantee = 0 THEN 'PUBLIC'
                ELSE quote_ident(pg_get_userbyid(grantee)) END,
              CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END), 4
       FROM pg_attribute, aclexplode(attacl)
      WHERE attrelid = $1 AND attnum > 0
     UNION ALL
     SELECT format('ALTER MATERIALIZED VIEW %s OWNER TO %I', $2::text,
              pg_get_userbyid(relowner)), 5
       FROM pg_class WHERE oid = $1 AND relowner <> current_user::regrole
     ORDER BY place`,
    [oid, name],
  );
  return rows.map(row => row.statement);
}

import { escapeIdentifier, type ClientBase } from 'pg';
import { onServer } from '../sides';
import { slow, type Copy } from './Copy';

/** A thing that does not belong to the owner of its database. */
export interface OwnedThing {
  /** As in `ALTER <type> <identity>`. */
  type: string;
  identity: string;
  /** Quoted name; null for what is in no schema. */
  schema: string | null;
  owner: string;
}

/**
 * Lists what belongs to others than the owner of the database. What belongs to the first superuser, or to temporary
 * credentials, is not among it.
 */
export async function listOwnedThings(
  source: ClientBase,
): Promise<OwnedThing[]> {
  const { rows } = await source.query(
    `SELECT CASE thing.type WHEN 'statistics object' THEN 'statistics'
                            ELSE thing.type END AS type,
            thing.identity, quote_ident(thing.schema) AS schema,
            r.rolname AS owner
       FROM pg_shdepend s
       JOIN pg_database d ON d.oid = s.dbid
       JOIN pg_roles r ON r.oid = s.refobjid
      CROSS JOIN LATERAL
            pg_identify_object(s.classid, s.objid, s.objsubid) thing
      WHERE d.datname = current_database() AND s.deptype = 'o'
        AND s.refclassid = 'pg_authid'::regclass AND s.refobjid <> d.datdba
        AND r.rolname !~ '^kindler_tmp_[0-9a-f]{20}$'
        AND s.classid NOT IN (
              'pg_default_acl'::regclass, 'pg_user_mapping'::regclass,
              'pg_publication'::regclass, 'pg_extension'::regclass,
              'pg_event_trigger'::regclass)
        AND coalesce(thing.schema, '') !~ '^pg_temp'
        -- Extensions bring their parts, and a column has its sequence.
        AND NOT EXISTS (
              SELECT FROM pg_depend p
               WHERE p.classid = s.classid AND p.objid = s.objid
                 AND (p.deptype = 'e' OR (p.deptype IN ('a', 'i')
                      AND p.refclassid = 'pg_class'::regclass
                      AND p.refobjsubid > 0)))`,
  );
  return rows;
}

/** Gives a copy, and all that is in it, to those who own the original. */
export async function handOver(
  { admin, name, system, database }: Copy,
  things: OwnedThing[],
): Promise<void> {
  const role = escapeIdentifier(name);
  const owners = [...new Set([database.owner, ...things.map(t => t.owner)])];
  await onServer({ ...admin, database: name }, system, async client => {
    await client.query('BEGIN');
    await becomeMember(client, owners);
    const { rows } = await client.query(
      'SELECT FROM pg_roles WHERE rolname = $1',
      [name],
    );
    if (rows.length > 0) {
      const owner = escapeIdentifier(database.owner);
      await client.query(slow(`REASSIGN OWNED BY ${role} TO ${owner}`));
      await client.query(slow(`DROP OWNED BY ${role}`));
    }
    const isSchema = ({ type }: OwnedThing) => type === 'schema';
    await give(client, things.filter(isSchema));
    const rest = things.filter(thing => !isSchema(thing));
    const lacking = await listLacking(client, rest);
    await run(client, lacking, right => `GRANT ${right.text} TO ${right.to}`);
    await give(client, rest);
    await run(
      client,
      lacking,
      right => `REVOKE ${right.text} FROM ${right.to}`,
    );
    await client.query('COMMIT');
  });
}

/** Only a superuser may give something to roles of which it is no member. */
async function becomeMember(
  client: ClientBase,
  roles: string[],
): Promise<void> {
  const { rows } = await client.query(
    'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user',
  );
  for (const role of rows[0].super ? [] : roles) {
    await client.query(`GRANT ${escapeIdentifier(role)} TO CURRENT_USER`);
  }
}

async function give(client: ClientBase, things: OwnedThing[]): Promise<void> {
  await run(
    client,
    things,
    ({ type, identity, owner }) =>
      `ALTER ${type} ${identity} OWNER TO ${escapeIdentifier(owner)}`,
  );
}

/** What owners lack to be given something in a schema: the right to create something there. */
async function listLacking(client: ClientBase, things: OwnedThing[]) {
  const inSchemas = things.filter(({ schema }) => schema !== null);
  const { rows } = await client.query(
    `SELECT DISTINCT schema, owner FROM unnest($1::text[], $2::text[]) t (schema, owner)
      WHERE NOT has_schema_privilege(owner, to_regnamespace(schema), 'CREATE')`,
    [inSchemas.map(t => t.schema), inSchemas.map(t => t.owner)],
  );
  return rows.map(({ schema, owner }) => ({
    text: `CREATE ON SCHEMA ${schema}`,
    to: escapeIdentifier(owner),
  }));
}

async function run<T>(
  client: ClientBase,
  items: T[],
  toStatement: (item: T) => string,
): Promise<void> {
  for (const item of items) {
    await client.query(toStatement(item));
  }
}

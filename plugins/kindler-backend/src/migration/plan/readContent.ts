import type { ClientBase } from 'pg';

/** What a migration depends on in a database. */
export interface DatabaseContent {
  bytes: number;
  extensions: string[];
  tables: number;
  largeObjects: number;
  subscriptions: number;
  settings: number;
  eventTriggers: number;
  /** Functions in languages that only superusers may use. */
  untrusted: number;
  /** Tables whose rows cannot be found again by their primary key, or what they have instead of it. */
  keyless: string[];
  unlogged: string[];
  /** Tables with triggers that would act on what is replicated, too. */
  triggered: string[];
}

const TABLES = `
  SELECT c.oid, c.relreplident, c.relpersistence,
         concat(n.nspname, '.', c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind = 'r' AND c.relpersistence IN ('p', 'u')
     AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
     AND NOT EXISTS (SELECT FROM pg_depend d
                      WHERE d.classid = 'pg_class'::regclass
                        AND d.objid = c.oid AND d.deptype = 'e')`;

/** Reads what is in a database, as a superuser. Nothing that its owner wrote is called. */
export async function readContent(
  client: ClientBase,
): Promise<DatabaseContent> {
  await client.query('SET search_path = pg_catalog');
  const { rows } = await client.query(
    `WITH tables AS (${TABLES})
     SELECT pg_database_size(d.oid)::float8 AS bytes,
            (SELECT json_agg(extname) FROM pg_extension) AS extensions,
            (SELECT count(*)::int FROM tables) AS tables,
            (SELECT count(*)::int
               FROM pg_largeobject_metadata) AS "largeObjects",
            (SELECT count(*)::int FROM pg_subscription
              WHERE subdbid = d.oid) AS subscriptions,
            (SELECT count(*)::int FROM pg_db_role_setting
              WHERE setdatabase = d.oid) AS settings,
            (SELECT count(*)::int FROM pg_event_trigger t
              WHERE NOT EXISTS (SELECT FROM pg_depend p
                     WHERE p.classid = 'pg_event_trigger'::regclass
                       AND p.objid = t.oid
                       AND p.deptype = 'e')) AS "eventTriggers",
            (SELECT count(*)::int FROM pg_proc p
               JOIN pg_language l ON l.oid = p.prolang
               JOIN pg_namespace n ON n.oid = p.pronamespace
              WHERE NOT l.lanpltrusted AND n.nspname !~ '^pg_'
                AND n.nspname <> 'information_schema'
                AND NOT EXISTS (SELECT FROM pg_depend e
                     WHERE e.classid = 'pg_proc'::regclass
                       AND e.objid = p.oid AND e.deptype = 'e')) AS untrusted,
            (SELECT coalesce(json_agg(name ORDER BY name), '[]') FROM tables t
              WHERE relpersistence = 'p' AND (relreplident = 'n'
                 OR (relreplident = 'd' AND NOT EXISTS (
                       SELECT FROM pg_index i
                        WHERE i.indrelid = t.oid
                          AND i.indisprimary)))) AS keyless,
            (SELECT coalesce(json_agg(name ORDER BY name), '[]') FROM tables
              WHERE relpersistence = 'u') AS unlogged,
            (SELECT coalesce(json_agg(name ORDER BY name), '[]') FROM tables t
              WHERE EXISTS (SELECT FROM pg_trigger g
                             WHERE g.tgrelid = t.oid
                               AND g.tgenabled IN ('A', 'R'))) AS triggered
       FROM pg_database d WHERE d.datname = current_database()`,
  );
  return rows[0];
}

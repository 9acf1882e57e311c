import type { ClientBase } from 'pg';

export interface DatabaseOnServer {
  name: string;
  encoding: string;
  collate: string;
  ctype: string;
  owner: string;
  bytes: number;
}

/** What a migration depends on at a server. */
export interface ServerFacts {
  version: number;
  system: string;
  inRecovery: boolean;
  isSuperuser: boolean;
  databases: DatabaseOnServer[];
  /** Names of the extensions that can be created. */
  extensions: string[];
  /** Names of databases with prepared transactions. */
  prepared: string[];
}

export async function readServer(client: ClientBase): Promise<ServerFacts> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS version,
            (SELECT system_identifier::text FROM pg_control_system()) AS system,
            pg_is_in_recovery() AS "inRecovery",
            (SELECT rolsuper FROM pg_roles
              WHERE rolname = current_user) AS "isSuperuser",
            (SELECT coalesce(json_agg(json_build_object(
                      'name', datname,
                      'encoding', pg_encoding_to_char(encoding),
                      'collate', datcollate, 'ctype', datctype,
                      'owner', pg_get_userbyid(datdba),
                      'bytes', pg_database_size(oid)) ORDER BY datname), '[]')
               FROM pg_database WHERE NOT datistemplate) AS databases,
            (SELECT coalesce(json_agg(name), '[]')
               FROM pg_available_extensions) AS extensions,
            (SELECT coalesce(json_agg(DISTINCT database), '[]')
               FROM pg_prepared_xacts) AS prepared`,
  );
  return rows[0];
}

/** What a migration depends on in a database. */
export interface DatabaseContent {
  extensions: string[];
  tables: number;
  largeObjects: number;
  subscriptions: number;
  settings: number;
}

export async function readContent(
  client: ClientBase,
): Promise<DatabaseContent> {
  const { rows } = await client.query(
    `SELECT (SELECT json_agg(extname) FROM pg_extension) AS extensions,
            (SELECT count(*)::int FROM pg_class c
               JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind = 'r' AND n.nspname !~ '^pg_'
                AND n.nspname <> 'information_schema') AS tables,
            (SELECT count(*)::int
               FROM pg_largeobject_metadata) AS "largeObjects",
            (SELECT count(*)::int FROM pg_subscription s
               JOIN pg_database d ON d.oid = s.subdbid
              WHERE d.datname = current_database()) AS subscriptions,
            (SELECT count(*)::int FROM pg_db_role_setting s
               JOIN pg_database d ON d.oid = s.setdatabase
              WHERE d.datname = current_database()) AS settings`,
  );
  return rows[0];
}

import type { ClientBase } from 'pg';

export interface DatabaseOnServer {
  name: string;
  encoding: string;
  collate: string;
  ctype: string;
  owner: string;
}

/** What a migration depends on at a server. */
export interface ServerFacts {
  version: number;
  system: string;
  inRecovery: boolean;
  isSuperuser: boolean;
  /** Whether the role can make roles and databases. */
  canAdminister: boolean;
  /** Whether the role can let a database follow another one. */
  canSubscribe: boolean;
  walLevel: string;
  /** Of `max_replication_slots` and `max_wal_senders`, the fewer. */
  freeSlots: number;
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
            rolsuper AS "isSuperuser",
            rolsuper OR (rolcreaterole AND rolcreatedb) AS "canAdminister",
            rolsuper OR coalesce((
              SELECT pg_has_role(oid, 'USAGE') FROM pg_roles
               WHERE rolname = 'pg_create_subscription'), false)
              AS "canSubscribe",
            current_setting('wal_level') AS "walLevel",
            least(current_setting('max_replication_slots')::int
                    - (SELECT count(*) FROM pg_replication_slots),
                  current_setting('max_wal_senders')::int
                    - (SELECT count(*) FROM pg_stat_replication))::int
              AS "freeSlots",
            (SELECT coalesce(json_agg(json_build_object(
                      'name', datname,
                      'encoding', pg_encoding_to_char(encoding),
                      'collate', datcollate, 'ctype', datctype,
                      'owner', pg_get_userbyid(datdba))
                      ORDER BY datname), '[]')
               FROM pg_database WHERE NOT datistemplate) AS databases,
            (SELECT coalesce(json_agg(name), '[]')
               FROM pg_available_extensions) AS extensions,
            (SELECT coalesce(json_agg(DISTINCT database), '[]')
               FROM pg_prepared_xacts) AS prepared
       FROM pg_roles WHERE rolname = current_user`,
  );
  return rows[0];
}

import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';

interface RoleRow {
  name: string;
  attributes: string[];
  /** Attributes that only a superuser can give. */
  powers: string[];
  /** Verifier, not the password. It stays in memory. */
  verifier: string | null;
  validUntil: string | null;
  memberOf: string[];
}

/** Names of new roles. */
export interface CopiedRoles {
  made: string[];
  /** Those that lost what the administrator of the target cannot give. */
  weakened: string[];
}

/**
 * Creates the roles on which databases depend, and their members, where the target has none of that name: all or none. A
 * role that is there stays as it is. Temporary credentials stay behind.
 */
export async function copyRoles(
  source: ClientBase,
  target: ClientBase,
  databases: string[],
): Promise<CopiedRoles> {
  const needed = await readRoles(source, databases);
  const { rows } = await target.query(
    `SELECT rolname AS name, (SELECT rolsuper FROM pg_roles
              WHERE rolname = current_user) AS "isSuper" FROM pg_roles`,
  );
  const known = new Set(rows.map(({ name }): string => name));
  const isSuper: boolean = rows[0].isSuper;
  const missing = needed.filter(({ name }) => !known.has(name));
  await target.query('BEGIN');
  for (const role of missing) {
    await target.query(toStatement(role, isSuper));
  }
  for (const { name, memberOf } of missing) {
    for (const group of memberOf) {
      await target.query(
        `GRANT ${escapeIdentifier(group)} TO ${escapeIdentifier(name)}`,
      );
    }
  }
  await target.query('COMMIT');
  const weakened = missing.filter(
    ({ powers }) => !isSuper && powers.length > 0,
  );
  return {
    made: missing.map(({ name }) => name),
    weakened: weakened.map(({ name }) => name),
  };
}

function toStatement(
  { name, attributes, powers, verifier, validUntil }: RoleRow,
  isSuper: boolean,
): string {
  return [
    `CREATE ROLE ${escapeIdentifier(name)}`,
    ...attributes,
    ...(isSuper ? powers : []),
    ...(verifier === null ? [] : [`PASSWORD ${escapeLiteral(verifier)}`]),
    ...(validUntil === null
      ? []
      : [`VALID UNTIL ${escapeLiteral(validUntil)}`]),
  ].join(' ');
}

async function readRoles(
  source: ClientBase,
  databases: string[],
): Promise<RoleRow[]> {
  const { rows } = await source.query(
    `WITH RECURSIVE needed AS (
       SELECT d.refobjid AS oid FROM pg_shdepend d
         JOIN pg_database b
           ON b.oid = d.dbid OR (d.dbid = 0 AND d.objid = b.oid
                                 AND d.classid = 'pg_database'::regclass)
        WHERE d.refclassid = 'pg_authid'::regclass AND b.datname = ANY ($1)
       UNION SELECT datdba FROM pg_database WHERE datname = ANY ($1)
       UNION SELECT CASE WHEN m.roleid = n.oid THEN m.member ELSE m.roleid END
               FROM needed n
               JOIN pg_auth_members m ON n.oid IN (m.roleid, m.member)
     )
     SELECT r.rolname AS name, r.rolpassword AS verifier,
            r.rolvaliduntil::text AS "validUntil",
            array_remove(ARRAY[
              CASE WHEN r.rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END,
              CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
              CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
              CASE WHEN NOT r.rolinherit THEN 'NOINHERIT' END,
              'CONNECTION LIMIT ' || r.rolconnlimit], NULL) AS attributes,
            array_remove(ARRAY[
              CASE WHEN r.rolsuper THEN 'SUPERUSER' END,
              CASE WHEN r.rolreplication THEN 'REPLICATION' END,
              CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END], NULL) AS powers,
            ARRAY(SELECT pg_get_userbyid(m.roleid)::text FROM pg_auth_members m
                   WHERE m.member = r.oid) AS "memberOf"
       FROM needed n JOIN pg_authid r ON r.oid = n.oid
      WHERE r.rolname !~ '^pg_' AND r.rolname !~ '^kindler_migration_[0-9a-f]{16}$'
        AND NOT (r.rolname ~ '^kindler_tmp_[0-9a-f]{20}$' AND starts_with(
              coalesce(shobj_description(r.oid, 'pg_authid'), ''),
              'kindler temporary credentials of environment '))
      ORDER BY r.rolname`,
    [databases],
  );
  return rows;
}

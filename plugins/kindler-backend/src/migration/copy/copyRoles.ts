import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';

interface RoleRow {
  name: string;
  attributes: string[];
  /** Verifier, not the password. It stays in memory. */
  verifier: string | null;
  memberOf: string[];
}

/**
 * Creates the roles on which databases depend, and their members, where the target has none of that name. A role that is
 * there stays as it is. Returns the names of the new ones.
 */
export async function copyRoles(
  source: ClientBase,
  target: ClientBase,
  databases: string[],
): Promise<string[]> {
  const needed = await readRoles(source, databases);
  const { rows } = await target.query('SELECT rolname AS name FROM pg_roles');
  const known = new Set(rows.map(({ name }): string => name));
  const missing = needed.filter(({ name }) => !known.has(name));
  for (const { name, attributes, verifier } of missing) {
    const password = verifier ? `PASSWORD ${escapeLiteral(verifier)}` : '';
    await target.query(
      `CREATE ROLE ${escapeIdentifier(name)} ${attributes.join(
        ' ',
      )} ${password}`,
    );
  }
  for (const { name, memberOf } of missing) {
    for (const group of memberOf) {
      await target.query(
        `GRANT ${escapeIdentifier(group)} TO ${escapeIdentifier(name)}`,
      );
    }
  }
  return missing.map(({ name }) => name);
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
            array_remove(ARRAY[
              CASE WHEN r.rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END,
              CASE WHEN r.rolsuper THEN 'SUPERUSER' END,
              CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
              CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
              CASE WHEN r.rolreplication THEN 'REPLICATION' END,
              CASE WHEN NOT r.rolinherit THEN 'NOINHERIT' END,
              CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END,
              'CONNECTION LIMIT ' || r.rolconnlimit], NULL) AS attributes,
            ARRAY(SELECT pg_get_userbyid(m.roleid)::text FROM pg_auth_members m
                   WHERE m.member = r.oid) AS "memberOf"
       FROM needed n JOIN pg_authid r ON r.oid = n.oid
      WHERE r.rolname !~ '^pg_'
      ORDER BY r.rolname`,
    [databases],
  );
  return rows;
}

import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';
import type { Admin } from './Admin';
import { inTransaction } from './environmentLock';
import { ownerRole } from './ownerRole';

/**
 * Lets all that is in an environment's database belong to its owner role, of which the role that logs in is a member and
 * which its sessions become. Temporary roles become the same, so each can use what others made, and none can change the
 * password of another. May be repeated: it moves what was made since.
 */
export async function splitOwner(
  client: ClientBase,
  name: string,
  admin: Admin,
): Promise<void> {
  const owner = ownerRole(name);
  const [login, group] = [name, owner].map(escapeIdentifier);
  await client.query(becomeOwner(name));
  await admin(
    other =>
      inTransaction(other, async () => {
        await other.query(`SET LOCAL lock_timeout = '5s'`);
        await keepSearchPath(other, name);
        await copyDefaultPrivileges(other, name, owner);
        await other.query(`REASSIGN OWNED BY ${login} TO ${group}`);
      }),
    name,
  );
}

/** The statements by which sessions of the role become its owner role. That is all that a new database needs. */
export function becomeOwner(name: string): string {
  const owner = ownerRole(name);
  const [login, group] = [name, owner].map(escapeIdentifier);
  return `GRANT ${group} TO ${login};
    ALTER ROLE ${login} IN DATABASE ${login} SET role TO ${escapeLiteral(
    owner,
  )};`;
}

/** `$user` in search_path is the role that a session became: a schema of the role that logged in would be found no more. */
async function keepSearchPath(other: ClientBase, name: string) {
  const { rows } = await other.query(
    `SELECT FROM pg_namespace
      WHERE nspname = $1 AND NOT EXISTS (
            SELECT FROM pg_db_role_setting, unnest(setconfig) AS setting
             WHERE setting LIKE 'search_path=%'
               AND setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = $1))
               AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = $1)))`,
    [name],
  );
  if (rows.length > 0) {
    const id = escapeIdentifier(name);
    await other.query(`ALTER DATABASE ${id} SET search_path TO ${id}, public`);
  }
}

const KINDS = `CASE defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES'
                WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' END`;

/** What the role grants on all that it makes, its owner role grants from now on, unless it has grants of its own. */
async function copyDefaultPrivileges(
  other: ClientBase,
  name: string,
  owner: string,
) {
  const { rows } = await other.query(
    `WITH own AS (
       SELECT a.*, ${KINDS} AS kind, n.nspname,
              CASE WHEN defaclnamespace = 0
                   THEN acldefault(defaclobjtype, defaclrole) ELSE '{}' END AS preset
         FROM pg_default_acl a
         JOIN pg_roles r ON r.oid = a.defaclrole AND r.rolname = $1
         LEFT JOIN pg_namespace n ON n.oid = a.defaclnamespace
     ), given AS (
       SELECT own.kind, nspname, acl.* FROM own, aclexplode(defaclacl) acl
     ), usual AS (
       SELECT own.kind, nspname, acl.* FROM own, aclexplode(preset) acl
     ), changes AS (
       SELECT 'GRANT' AS verb, 'TO' AS way, * FROM (TABLE given EXCEPT TABLE usual) AS more
        UNION ALL
       SELECT 'REVOKE', 'FROM', * FROM (TABLE usual EXCEPT TABLE given) AS less
     )
     SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s %s %s ON %s %s %s%s',
              $2::text, ' IN SCHEMA ' || quote_ident(nspname), verb, privilege_type, kind, way,
              CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END,
              CASE WHEN is_grantable AND verb = 'GRANT' THEN ' WITH GRANT OPTION' END) AS statement
       FROM changes
      WHERE kind IS NOT NULL
        AND NOT EXISTS (SELECT FROM pg_default_acl a JOIN pg_roles r ON r.oid = a.defaclrole
                         WHERE r.rolname = $2)
        AND grantee <> (SELECT oid FROM pg_roles WHERE rolname = $1)`,
    [name, owner],
  );
  for (const { statement } of rows) {
    await other.query(statement);
  }
}

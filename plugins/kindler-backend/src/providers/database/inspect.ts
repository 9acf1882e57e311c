import { ConflictError } from '@backstage/errors';
import {
  fieldProblem,
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClientBase } from 'pg';
import { ownerMarker, ownerRole } from './ownerRole';

/** Comment on roles that were made here. */
export function marker(environment: string): string {
  return `kindler environment ${environment}`;
}

/** From PostgreSQL 16 on a member may be one that cannot become the role. */
const BECOMES = `CASE WHEN current_setting('server_version_num')::int >= 160000
                      THEN 'SET' ELSE 'MEMBER' END`;

/** Names of the environments whose roles are there. */
export async function listMarked(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT rolname AS name FROM pg_roles
      WHERE shobj_description(oid, 'pg_authid') = $1 || rolname`,
    [marker('')],
  );
  return rows.map(({ name }) => name);
}

/** What is there under the environment's name; rejects with a ConflictError when it was not made here. */
export async function inspect(client: ClientBase, environment: string) {
  const { rows } = await client.query(
    `SELECT login.oid IS NOT NULL AS role,
            shobj_description(login.oid, 'pg_authid') = $2 AS role_is_ours,
            login.rolcanlogin AS login,
            pg_has_role(login.oid, ${BECOMES}) AS member,
            owner.oid IS NOT NULL AS owner,
            shobj_description(owner.oid, 'pg_authid') = $4 AS owner_is_ours,
            pg_has_role(owner.oid, ${BECOMES}) AS owner_member,
            CASE WHEN d.oid IS NOT NULL
                 THEN coalesce(d.datdba IN (login.oid, owner.oid), false)
                 END AS database_is_ours,
            d.datacl IS NOT NULL AND NOT EXISTS (
              SELECT FROM aclexplode(d.datacl) WHERE grantee = 0) AS closed,
            d.datdba = owner.oid AND NOT owner.rolcanlogin
              AND pg_has_role(login.oid, owner.oid, 'MEMBER')
              AND EXISTS (SELECT FROM pg_db_role_setting
                           WHERE setdatabase = d.oid AND setrole = login.oid
                             AND 'role=' || $3 = ANY (setconfig))
              AND NOT EXISTS (SELECT FROM pg_shdepend
                               WHERE refclassid = 'pg_authid'::regclass AND deptype = 'o'
                                 AND refobjid = login.oid AND dbid = d.oid
                                 AND classid <> 'pg_default_acl'::regclass) AS split
       FROM (SELECT) AS one
       LEFT JOIN pg_roles login ON login.rolname = $1
       LEFT JOIN pg_roles owner ON owner.rolname = $3
       LEFT JOIN pg_database d ON d.datname = $1`,
    [
      environment,
      marker(environment),
      ownerRole(environment),
      ownerMarker(environment),
    ],
  );
  const [found] = rows;
  if (found.role && !found.role_is_ours) {
    throw foreign(word('field-role-foreign', { value: environment }));
  }
  if (found.owner && !found.owner_is_ours) {
    const value = ownerRole(environment);
    throw foreign(word('field-role-foreign', { value }));
  }
  if (found.database_is_ours === false) {
    throw foreign(word('field-database-foreign', { value: environment }));
  }
  const database = Boolean(found.database_is_ours);
  return {
    role: Boolean(found.role),
    owner: Boolean(found.owner),
    database,
    login: Boolean(found.login),
    /** Whether the administrator may make things that belong to it. */
    member: Boolean(found.member),
    ownerMember: Boolean(found.owner_member),
    closed: Boolean(database && found.closed),
    /** Whether all belongs to the owner role, and sessions of the role become that. */
    split: Boolean(database && found.split),
  };
}

function foreign(wording: Wording): Error {
  return Object.assign(wordedError(ConflictError, wording), {
    fields: [fieldProblem('name', wording)],
  });
}

import { ConflictError } from '@backstage/errors';
import {
  fieldProblem,
  word,
  wordedError,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ClientBase } from 'pg';

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
    `SELECT (SELECT shobj_description(oid, 'pg_authid') = $2
               FROM pg_roles WHERE rolname = $1) AS role_is_ours,
            (SELECT true FROM pg_roles WHERE rolname = $1) AS role,
            (SELECT rolcanlogin FROM pg_roles WHERE rolname = $1) AS login,
            (SELECT pg_has_role(oid, ${BECOMES}) FROM pg_roles WHERE rolname = $1) AS member,
            (SELECT pg_get_userbyid(datdba) = $1
               FROM pg_database WHERE datname = $1) AS database_is_ours,
            (SELECT datacl IS NOT NULL AND NOT EXISTS (
                      SELECT FROM aclexplode(datacl) WHERE grantee = 0)
               FROM pg_database WHERE datname = $1) AS closed`,
    [environment, marker(environment)],
  );
  const [found] = rows;
  if (found.role && !found.role_is_ours) {
    throw foreign(word('field-role-foreign', { value: environment }));
  }
  if (found.database_is_ours === false) {
    throw foreign(word('field-database-foreign', { value: environment }));
  }
  return {
    role: Boolean(found.role),
    database: Boolean(found.database_is_ours),
    login: Boolean(found.login),
    /** Whether the administrator may make things that belong to it. */
    member: Boolean(found.member),
    closed: Boolean(found.database_is_ours && found.closed),
  };
}

function foreign(wording: Wording): Error {
  return Object.assign(wordedError(ConflictError, wording), {
    fields: [fieldProblem('name', wording)],
  });
}

import { escapeIdentifier, escapeLiteral, type ClientBase } from 'pg';

/** All temporary roles are in it where `pg_hba.conf` has no other way to name them. */
export const GROUP = 'kindler_temporary';

/** From here on a member of a role may be one that neither has its rights nor can become it. */
const MEMBERS_WITHOUT_RIGHTS = 160_000;

/**
 * Puts a temporary role where `pg_hba.conf` can find it. `samerole` looks for a member of the role that has the name of the
 * database, which is the one that logs in: before PostgreSQL 16 a member could become that, and set its password.
 *
 * @param becomes - the role that its sessions become; that of the environment itself where an older release made it
 */
export async function letIn(
  client: ClientBase,
  role: string,
  environment: string,
  becomes: string,
): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS version,
            EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS grouped`,
    [GROUP],
  );
  const [{ version, grouped }] = rows;
  if (version >= MEMBERS_WITHOUT_RIGHTS) {
    // One that becomes that role is a member, and this would take from it what it was granted.
    if (becomes !== environment) {
      await client.query(
        `GRANT ${escapeIdentifier(
          environment,
        )} TO ${role} WITH INHERIT FALSE, SET FALSE`,
      );
    }
    return;
  }
  if (!grouped) {
    await client.query(`CREATE ROLE ${GROUP} NOLOGIN`);
    const comment = 'kindler temporary credentials, for pg_hba.conf';
    await client.query(`COMMENT ON ROLE ${GROUP} IS ${escapeLiteral(comment)}`);
  }
  await client.query(`GRANT ${GROUP} TO ${role}`);
}

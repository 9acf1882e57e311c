import { word } from '@kindler/backstage-plugin-kindler-common';
import type { ProviderStep } from '@kindler/backstage-plugin-kindler-node';
import { escapeIdentifier, type ClientBase } from 'pg';
import type { Admin } from './Admin';
import { endSessions } from './endSessions';
import { inTransaction, lockEnvironment } from './environmentLock';
import { findTemporaryRoles } from './findTemporaryRoles';
import { inspect } from './inspect';
import type { TemporaryRoles } from './TemporaryRoles';

/** The database stays open to administrators: a backup must not leave it out because it is stopped. */
export function closeStep(
  name: string,
  admin: Admin,
  temporary: Pick<TemporaryRoles, 'dropAll'>,
): ProviderStep {
  const countSessions = (client: ClientBase) =>
    client
      .query(
        'SELECT count(*)::int AS count FROM pg_stat_activity WHERE usename = $1',
        [name],
      )
      .then(({ rows }) => rows[0].count as number);
  const countRoles = async (client: ClientBase) =>
    (await findTemporaryRoles(client, { environment: name })).length;
  return {
    id: 'close',
    name: word('step-close-database', {}),
    check: () =>
      admin(
        async client =>
          !(await inspect(client, name)).login &&
          (await countSessions(client)) === 0 &&
          (await countRoles(client)) === 0,
      ),
    do: async () => {
      await admin(async client => {
        const role = escapeIdentifier(name);
        await inTransaction(client, async () => {
          await lockEnvironment(client, name, 'alone');
          await client.query(`ALTER ROLE ${role} NOLOGIN`);
        });
        await client.query(`GRANT ${role} TO CURRENT_USER`);
        await endSessions(client, name);
      });
      await temporary.dropAll(name);
    },
    verify: () =>
      admin(async client => {
        const { login } = await inspect(client, name);
        const count = await countSessions(client);
        if (login || count > 0) {
          throw new Error(
            `Role '${name}' ${
              login ? 'may still log in' : `still has ${count} sessions`
            }`,
          );
        }
        if ((await countRoles(client)) > 0) {
          throw new Error(`Temporary credentials of '${name}' are still there`);
        }
        return word('made-closed', { name });
      }),
  };
}

import { ServiceUnavailableError } from '@backstage/errors';
import { until } from '@kindler/backstage-plugin-kindler-common';
import type { ClientBase } from 'pg';

/** Ends the sessions of a role on this server, and waits until they are gone. The administrator must be a member of the role. */
export async function endSessions(
  client: ClientBase,
  role: string,
): Promise<void> {
  await until(
    async () => {
      const { rows } = await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1',
        [role],
      );
      return rows.length === 0 || undefined;
    },
    {
      everyMs: 50,
      ms: 5000,
      late: () =>
        new ServiceUnavailableError(
          `Sessions of role '${role}' do not end; see pg_stat_activity`,
        ),
    },
  );
}

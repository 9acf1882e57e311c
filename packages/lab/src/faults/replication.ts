import { findMember } from '../clustersOf';
import type { LabContext } from '../LabContext';
import { writePatroniConfigs } from '../patroni';
import { signalProcess } from '../processes';
import { withDatabase } from '../setUpDatabases';
import { waitFor } from '../waitFor';

const REFUSED_WITHIN = 30_000;

/**
 * Makes a replica log in to its leader with a role that does not exist. Patroni writes it into `primary_conninfo` in
 * its next loop. The replica then keeps running but no longer streams.
 */
export async function refuseReplication(
  context: LabContext,
  name: string,
): Promise<void> {
  const { stateFile } = context;
  const member = findMember(stateFile.read(), name);
  stateFile.update(({ faults }) => {
    faults.refusedReplicas.push(name);
  });
  reloadPatroni(context, name);
  const { superuser } = stateFile.read().credentials;
  await waitFor(
    `${name} not to stream`,
    () =>
      withDatabase(
        {
          host: member.host,
          port: member.port,
          ...superuser,
          database: 'postgres',
        },
        async client => {
          const { rowCount } = await client.query(
            `SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming'`,
          );
          return rowCount === 0 ? true : undefined;
        },
      ),
    { deadlineMs: REFUSED_WITHIN, logFile: member.logFile },
  );
}

/** Restores the replication role of replicas. They stream some seconds later. */
export function allowReplication(context: LabContext): void {
  const { stateFile } = context;
  const { refusedReplicas } = stateFile.read().faults;
  stateFile.update(({ faults }) => {
    faults.refusedReplicas = [];
  });
  for (const name of refusedReplicas) {
    reloadPatroni(context, name);
  }
}

function reloadPatroni(context: LabContext, name: string): void {
  writePatroniConfigs(context);
  signalProcess(findMember(context.stateFile.read(), name).pid, 'SIGHUP');
}

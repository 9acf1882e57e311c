import { isLeader, readCluster } from './patroniRest';
import { withDatabase } from './setUpDatabases';
import type { LabMember, LabState } from './types';

/** What keeps the cluster that follows the other one from being as it was when the lab started. */
export async function findStandbyProblems(state: LabState): Promise<string[]> {
  if (!state.standby) {
    return [];
  }
  const { cluster: name, members } = state.standby;
  const [cluster, streams] = await Promise.all([
    readCluster(members),
    Promise.all(
      members.map(member => isStreaming(state, member).catch(() => false)),
    ),
  ]);
  const leader = cluster?.members.find(isLeader);
  return [
    ...(leader?.role === 'standby_leader'
      ? []
      : [`${name}: no standby leader holds the lock`]),
    ...members
      .filter((_, index) => !streams[index])
      .map(member => `${member.name} does not stream from its source`),
  ];
}

/** Whether a member in recovery says that it receives WAL. */
async function isStreaming(
  state: LabState,
  { host, port }: LabMember,
): Promise<boolean> {
  return withDatabase(
    {
      host,
      port,
      ...state.credentials.superuser,
      database: 'postgres',
      connectionTimeoutMillis: 2_000,
    },
    async client => {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming'`,
      );
      return rowCount === 1;
    },
  );
}

import { findMember } from '../clustersOf';
import type { LabContext } from '../LabContext';
import { LabError } from '../LabError';
import { signalProcess } from '../processes';
import { withDatabase } from '../setUpDatabases';

/**
 * Stops the process that replays WAL on a replica (SIGSTOP), which keeps streaming and falls behind.
 * `pg_wal_replay_pause()` would not last, because Patroni resumes paused replay.
 */
export async function stopReplay(
  { stateFile }: LabContext,
  name: string,
): Promise<void> {
  const { host, port } = findMember(stateFile.read(), name);
  const { superuser } = stateFile.read().credentials;
  const pid = await withDatabase(
    { host, port, ...superuser, database: 'postgres' },
    async client => {
      const { rows } = await client.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE backend_type = 'startup'`,
      );
      return rows[0]?.pid;
    },
  );
  if (pid === undefined) {
    throw new LabError(`${name} replays no WAL`);
  }
  stateFile.update(({ faults }) => {
    faults.stoppedReplays.push(pid);
  });
  signalProcess(pid, 'SIGSTOP');
}

/** Lets replicas replay again. */
export function resumeReplay({ stateFile }: LabContext): void {
  for (const pid of stateFile.read().faults.stoppedReplays) {
    signalProcess(pid, 'SIGCONT');
  }
  stateFile.update(({ faults }) => {
    faults.stoppedReplays = [];
  });
}

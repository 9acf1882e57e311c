import { DatabaseError } from 'pg';
import type { LabContext } from '../LabContext';
import { LabError } from '../LabError';
import { endProcess } from '../processes';
import { withDatabase } from '../setUpDatabases';
import { startHelper } from '../startHelper';
import type { LabProxyName } from '../types';
import { waitFor } from '../waitFor';

const NO_CONNECTION_SLOT = '53300';
const TAKEN_WITHIN = 30_000;

/**
 * The clients that are refused while the connection slots are taken: `ordinary` clients after their log-in, because
 * PostgreSQL keeps the last slots for superusers, or `every` client before it.
 * @public
 */
export type TakenSlots = 'ordinary' | 'every';

/** Takes the leader's connection slots through the listener for writes, and waits until a client is refused. */
export async function takeSlots(
  context: LabContext,
  slots: TakenSlots,
): Promise<void> {
  const role = slots === 'every' ? 'superuser' : 'probe';
  await holdSessions(context, 'orders_rw', role, 'all');
  const { gateway, credentials } = context.stateFile.read();
  await waitFor(
    'no free connection slot',
    () =>
      withDatabase(
        {
          ...gateway.listeners.orders_rw,
          ...credentials[role],
          database: 'postgres',
        },
        async () => undefined,
      ).catch(error =>
        error instanceof DatabaseError && error.code === NO_CONNECTION_SLOT
          ? true
          : undefined,
      ),
    { deadlineMs: TAKEN_WITHIN, everyMs: 50 },
  );
}

/** Keeps sessions open from a process of its own until they are released. */
export async function holdSessions(
  context: LabContext,
  proxy: LabProxyName,
  role: 'probe' | 'superuser',
  count: number | 'all',
): Promise<void> {
  const { stateFile } = context;
  const { folder, faults } = stateFile.read();
  if (faults.sessionHolder !== undefined) {
    throw new LabError('Sessions are held already: heal the lab first');
  }
  const pid = await startHelper(context, 'holdSessions', [
    folder,
    proxy,
    role,
    String(count),
  ]);
  stateFile.update(state => {
    state.faults.sessionHolder = pid;
  });
}

/** Ends the held sessions. */
export async function releaseSessions({
  stateFile,
}: LabContext): Promise<void> {
  const { sessionHolder } = stateFile.read().faults;
  await endProcess(sessionHolder, { deadlineMs: 5_000 });
  stateFile.update(state => {
    state.faults.sessionHolder = undefined;
  });
}

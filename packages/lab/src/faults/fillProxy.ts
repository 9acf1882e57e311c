import { tellHaproxy } from '../haproxySocket';
import type { LabContext } from '../LabContext';
import { readSessions } from '../readStatistics';
import { MAX_SESSIONS } from '../renderHaproxyConfig';
import type { LabProxyName } from '../types';
import { waitFor } from '../waitFor';
import { holdSessions } from './holdSessions';

const SESSIONS = 10;
const DEADLINE = 20_000;

/**
 * Opens sessions through a proxy and lowers its limit to their number. HAProxy then accepts nobody else, and a client
 * that connects hangs in the backlog of the kernel.
 */
export async function fillProxy(
  context: LabContext,
  proxy: LabProxyName,
): Promise<void> {
  const { stateFile } = context;
  await holdSessions(context, proxy, 'probe', SESSIONS);
  await waitFor(
    `${SESSIONS} sessions of ${proxy}`,
    async () => {
      const seen = await readSessions(stateFile.read(), proxy);
      return seen && seen.sessions >= SESSIONS ? true : undefined;
    },
    { deadlineMs: DEADLINE, everyMs: 50 },
  );
  stateFile.update(state => {
    state.faults.limitedProxies.push(proxy);
  });
  await setLimit(context, proxy, SESSIONS);
}

/**
 * Restores the limits of proxies. The sessions must have been released before, because HAProxy 2.6 crashes if a limit
 * is raised while a client waits (haproxy#2726).
 */
export async function unlimitProxies(context: LabContext): Promise<void> {
  const { stateFile } = context;
  for (const proxy of stateFile.read().faults.limitedProxies) {
    await waitFor(
      `room in ${proxy}`,
      async () => {
        const seen = await readSessions(stateFile.read(), proxy);
        return seen && seen.sessions <= seen.limit / 2 ? true : undefined;
      },
      { deadlineMs: DEADLINE, everyMs: 20 },
    );
    await setLimit(context, proxy, MAX_SESSIONS);
  }
  stateFile.update(state => {
    state.faults.limitedProxies = [];
  });
}

async function setLimit(
  { stateFile }: LabContext,
  proxy: string,
  limit: number,
): Promise<void> {
  const { adminSocket } = stateFile.read().gateway;
  await tellHaproxy(adminSocket, `set maxconn frontend ${proxy} ${limit}`);
}

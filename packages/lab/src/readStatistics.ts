import { askHaproxy } from './haproxySocket';
import type { LabState } from './types';

/**
 * State of one server as HAProxy's statistics show it.
 * @public
 */
export interface ServerView {
  proxy: string;
  server: string;
  status: string;
  check: string;
  sessions: number;
}

/** All servers of the gateway; undefined when its socket does not answer. */
export async function readServers(
  state: LabState,
): Promise<ServerView[] | undefined> {
  const rows = await readRows(state).catch(() => undefined);
  return rows
    ?.filter(cell => !/^(FRONTEND|BACKEND)$/.test(cell('svname')))
    .map(cell => ({
      proxy: cell('pxname'),
      server: cell('svname'),
      status: cell('status'),
      check: cell('check_status'),
      sessions: Number(cell('scur')),
    }));
}

/** Sessions that a proxy has and how many it takes at most. @throws LabError when HAProxy does not answer */
export async function readSessions(
  state: LabState,
  proxy: string,
): Promise<{ sessions: number; limit: number } | undefined> {
  const row = (await readRows(state)).find(
    cell => cell('pxname') === proxy && cell('svname') === 'FRONTEND',
  );
  return row && { sessions: Number(row('scur')), limit: Number(row('slim')) };
}

async function readRows(
  state: LabState,
): Promise<Array<(column: string) => string>> {
  const csv = await askHaproxy(state.gateway.adminSocket, 'show stat');
  const [head, ...rows] = csv.replace(/^# /, '').split('\n');
  const names = head.split(',');
  return rows
    .map(row => {
      const cells = row.split(',');
      return (name: string) => cells[names.indexOf(name)] ?? '';
    })
    .filter(cell => cell('pxname'));
}

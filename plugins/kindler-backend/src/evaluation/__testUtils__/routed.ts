import type {
  ClusterSnapshot,
  RouteSnapshot,
} from '../../model/ClusterSnapshot';
import { parseStats } from '../../haproxy/parsing/parseStats';
import { HEALTHY } from './healthy';
import { NOW, reading } from './snapshots';
import { serverRow, statsCsv } from './statsCsv';

type Row = Parameters<typeof statsCsv>[0][number];

/** The healthy lab with one route for writes, over a proxy `primary` that has these rows. */
export function routed(
  rows: Row[],
  route: Partial<RouteSnapshot> = {},
  version?: '2.6.12' | '3.0.0',
): ClusterSnapshot {
  const servers = rows.flatMap(({ pxname, svname }) =>
    pxname === 'primary' && !/^[A-Z]+$/.test(String(svname))
      ? [String(svname)]
      : [],
  );
  const { stats } = HEALTHY.routes[0];
  return {
    ...HEALTHY,
    routes: [
      {
        name: 'rw',
        gateway: 'edge',
        proxy: 'primary',
        intent: 'read-write',
        servers,
        otherTargets: [],
        stats: reading(
          stats!.source.id,
          parseStats(statsCsv(rows, version)),
          NOW,
        ),
        ...route,
      },
    ],
  };
}

/** The members' own servers: the leader's is up, the others' are down. */
export function memberRows(leader: Row = {}, others: Row = {}): Row[] {
  return [1, 2, 3].map(number =>
    serverRow(`patroni${number}`, {
      addr: `127.0.0.1:${54320 + number}`,
      status: number === 1 ? 'UP' : 'DOWN',
      ...(number === 1 ? leader : others),
    }),
  );
}

import {
  faultHint,
  faultMessage,
  word,
  type Evidence,
  type TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import type { PoolerConfig, RouteConfig } from '../../../config';
import { formatAddress } from '../../../model/addresses/address';
import { classifyError } from '../../../model/fault';
import { sourceId } from '../../../model/SourceId';
import { readPooler, type PoolerView } from '../../../pgbouncer';
import { poolerName } from '../../../pgbouncer/poolerName';
import type { HopTracer } from '../HopTracer';
import { worstOf } from '../worstOf';
import { judgePooler } from './judgePooler';

const TIMEOUT_MS = 2000;

type Seen = Omit<TraceHop, 'kind' | 'name'>;

/** Asks the PgBouncers that clients of the route connect to whether they let clients through, and where to. */
export function poolerHop(read: typeof readPooler = readPooler): HopTracer {
  return {
    kind: 'pooler',
    isOn: ({ poolers = [] }) => poolers.length > 0,
    async trace({ route }) {
      const poolers = route.poolers ?? [];
      const hops = await Promise.all(
        poolers.map(pooler => look(route, pooler, read)),
      );
      const name = poolers
        .map(pooler => `${formatAddress(pooler)} / ${pooler.database}`)
        .join(', ');
      const worst = worstOf(hops);
      const evidence = hops.flatMap(hop => hop.evidence);
      return {
        hop: worst
          ? { name, ...worst, evidence }
          : {
              name,
              verdict: 'unknown',
              message: word('trace-pooler-none', {}),
              next: word('trace-next-pooler-none', { route: route.name }),
              evidence,
            },
      };
    },
  };
}

async function look(
  route: RouteConfig,
  pooler: PoolerConfig,
  read: typeof readPooler,
): Promise<Seen> {
  const source = sourceId.pgbouncer(route.name, poolerName(pooler));
  try {
    const view = await read(pooler, TIMEOUT_MS);
    return {
      ...judgePooler(route, pooler, view),
      evidence: evidenceOf(view, {
        source: source.id,
        observedAt: new Date().toISOString(),
      }),
    };
  } catch (error) {
    const fault = classifyError(error, source);
    const isClosed = fault.kind === 'refused' || fault.kind === 'timeout';
    return {
      verdict: isClosed ? 'critical' : 'unknown',
      message: faultMessage(fault),
      next: faultHint(fault),
      evidence: [],
      fault,
    };
  }
}

function evidenceOf(
  {
    version,
    database,
    clients,
    servers,
    load,
    connections,
    settings,
  }: PoolerView,
  seen: Pick<Evidence, 'source' | 'observedAt'>,
): Evidence[] {
  const values: Array<[label: string, value: string]> = [
    ['version of PgBouncer', version],
    ['clients with a server', String(clients.active)],
    ['clients that wait', String(clients.waiting)],
    ['longest wait', `${clients.longestWaitMs} ms`],
    ['connections to the server', String(servers.length)],
    ['client connections', String(connections ?? 'unknown')],
    [
      'transactions per second',
      String(load?.transactionsPerSecond ?? 'unknown'),
    ],
    ['server_login_retry', String(settings.serverLoginRetry ?? 'unknown')],
  ];
  if (database) {
    values.push(
      ['pool mode', database.poolMode],
      [
        'leads to',
        formatAddress({ host: database.host ?? '', port: database.port }),
      ],
      ['paused', database.paused ? 'yes' : 'no'],
    );
  }
  return values.map(([label, value]) => ({ label, value, ...seen }));
}

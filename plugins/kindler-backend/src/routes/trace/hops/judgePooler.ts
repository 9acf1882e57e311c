import { word, type TraceHop } from '@kindler/backstage-plugin-kindler-common';
import type { PoolerConfig, RouteConfig } from '../../../config';
import { formatAddress } from '../../../model/addresses/address';
import type { PoolerView } from '../../../pgbouncer';

/** A client that waits for so long gets no server in time. */
const LONG_WAIT_MS = 1000;

/** Whether PgBouncer lets clients of a route through, and to the listener. */
export function judgePooler(
  { listener }: RouteConfig,
  { database: name }: PoolerConfig,
  { database, clients, servers }: PoolerView,
): Pick<TraceHop, 'verdict' | 'message' | 'next'> {
  if (!database) {
    return {
      verdict: 'unknown',
      message: word('fault-pooler-no-database', { database: name }),
      next: word('hint-config', { keys: 'kindler.routes[].pooler.database' }),
    };
  }
  if (database.paused) {
    return {
      verdict: 'critical',
      message: word('trace-pooler-paused', { clients: clients.waiting }),
      next: word('trace-next-pooler-paused', { database: name }),
    };
  }
  if (database.disabled) {
    return {
      verdict: 'critical',
      message: word('trace-pooler-disabled', {}),
      next: word('trace-next-pooler-disabled', { database: name }),
    };
  }
  if (clients.waiting > 0 && clients.longestWaitMs >= LONG_WAIT_MS) {
    return judgeWaiting(clients.waiting, clients.longestWaitMs, servers);
  }
  const message = word('trace-pooler-lets', {
    clients: clients.active,
    waiting: clients.waiting,
    servers: servers.length,
  });
  // The same HAProxy can have several addresses, but this listener has one port.
  return database.port === listener.port
    ? { verdict: 'ok', message }
    : {
        verdict: 'unknown',
        message: word('trace-pooler-elsewhere', {
          to: formatAddress({ host: database.host ?? '', port: database.port }),
          listener: formatAddress(listener),
        }),
        next: word('trace-next-pooler-elsewhere', { database: name }),
      };
}

/** With servers the pool is too small or busy for its clients; without any, PgBouncer cannot log in. */
function judgeWaiting(
  waiting: number,
  ms: number,
  servers: PoolerView['servers'],
): Pick<TraceHop, 'verdict' | 'message' | 'next'> {
  const isServed = servers.some(({ state }) => state !== 'login');
  return isServed
    ? {
        verdict: 'degraded',
        message: word('trace-pooler-waits', { waiting, ms }),
        next: word('trace-next-pooler-waits', {}),
      }
    : {
        verdict: 'critical',
        message: word('trace-pooler-serves-nobody', { waiting, ms }),
        next: word('trace-next-pooler-log', {}),
      };
}

import { ConflictError } from '@backstage/errors';
import {
  until,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type { PoolerConfig, RouteConfig } from '../../config';
import type { OperationDefinition } from '../../operations';
import { countClosing, reconnectPooler } from '../../pgbouncer';
import { endPauses, findPaused } from './endPauses';

const WAIT_MS = 20_000;
const EVERY_MS = 200;

/** Lets clients of the poolers of a route go on, or the poolers connect anew, and sees that it happened. */
export function poolerDefinition(
  routes: readonly RouteConfig[],
): OperationDefinition<'route-pooler'> {
  return {
    kind: 'route-pooler',
    plan: ({ action }) => [
      {
        id: action,
        name: word(`step-pooler-${action}`, {}),
        do: async ({ input }) => {
          const poolers = poolersOf(routes, input.route);
          await (action === 'resume'
            ? endPauses(poolers)
            : Promise.all(poolers.map(reconnectPooler)));
        },
        verify: async ({ input, signal }) => {
          const poolers = poolersOf(routes, input.route);
          return action === 'resume'
            ? seeResumed(poolers)
            : seeReconnected(poolers, signal);
        },
      },
    ],
  };
}

async function seeResumed(poolers: PoolerConfig[]) {
  const paused = await findPaused(poolers);
  if (paused.length > 0) {
    throw wordedError(
      Error,
      word('pause-still-held', { poolers: paused.join(', ') }),
    );
  }
  return word('pooler-resumed', {});
}

/** Connections are closed when their transactions end. */
async function seeReconnected(poolers: PoolerConfig[], signal: AbortSignal) {
  const look = async () => {
    const counts = await Promise.all(poolers.map(countClosing));
    return counts.every(count => count === 0) || undefined;
  };
  await until(look, {
    everyMs: EVERY_MS,
    ms: WAIT_MS,
    signal,
    late: () =>
      wordedError(
        Error,
        word('pooler-keeps-connections', { seconds: WAIT_MS / 1000 }),
      ),
  });
  return word('pooler-reconnected', {});
}

function poolersOf(
  routes: readonly RouteConfig[],
  name: string,
): PoolerConfig[] {
  const { poolers = [] } = routes.find(route => route.name === name) ?? {};
  if (poolers.length === 0) {
    throw wordedError(ConflictError, word('pooler-none', { route: name }));
  }
  return poolers;
}

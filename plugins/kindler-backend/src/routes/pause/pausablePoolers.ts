import {
  word,
  wordingOf,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { PoolerConfig, RouteConfig } from '../../config';
import { readPooler, type PoolerView } from '../../pgbouncer';
import { LONGEST_PAUSE_MS } from './holdClients';
import { poolerName } from '../../pgbouncer/poolerName';

const TIMEOUT_MS = 2000;
/** With a longer pause between log-ins PgBouncer refuses clients although the new leader serves. */
const LONGEST_RETRY_S = 1;

/** Poolers of a route that can hold back their clients, and what is against others, or to be known. */
export interface PausablePoolers {
  poolers: PoolerConfig[];
  notes: Wording[];
}

/** Asks the poolers of a route. Changes nothing. */
export async function pausablePoolers(
  { poolers = [] }: Pick<RouteConfig, 'poolers'>,
  read: typeof readPooler = readPooler,
): Promise<PausablePoolers> {
  const asked = await Promise.all(
    poolers.map(async pooler => {
      const found = await read(pooler, TIMEOUT_MS).then(
        view => ({ refusal: explainRefusal(pooler, view), view }),
        error => ({ refusal: wordingOf(error), view: undefined }),
      );
      return { pooler, ...found };
    }),
  );
  return {
    poolers: asked.flatMap(({ pooler, refusal }) => (refusal ? [] : [pooler])),
    notes: asked.flatMap(({ pooler, refusal, view }) => {
      const name = poolerName(pooler);
      const seconds = view?.settings.serverLoginRetry ?? 0;
      if (refusal) {
        return [word('pause-left', { pooler: name, reason: refusal })];
      }
      return seconds > LONGEST_RETRY_S
        ? [word('pause-slow-retry', { pooler: name, seconds })]
        : [];
    }),
  };
}

function explainRefusal(
  { database: name, user }: PoolerConfig,
  { database, settings }: PoolerView,
): Wording | undefined {
  if (!database) {
    return word('fault-pooler-no-database', { database: name });
  }
  if (database.paused) {
    return word('pause-already', { database: name });
  }
  if (database.poolMode === 'session') {
    return word('pause-session', {});
  }
  if (!settings.admins.includes(user)) {
    return word('hint-pooler-admin', {});
  }
  const { queryWaitTimeout: seconds = 0 } = settings;
  return seconds > 0 && seconds * 1000 <= LONGEST_PAUSE_MS
    ? word('pause-impatient', { seconds })
    : undefined;
}

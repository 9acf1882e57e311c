import { word, wordingOf } from '@kindler/backstage-plugin-kindler-common';
import type { PoolerConfig } from '../../config';
import type { StepContext } from '../../operations';
import { PoolerPause } from '../../pgbouncer';
import { poolerKey } from './poolerKey';

/** Whoever has a longer transaction open would make everybody else wait for it. */
const GRANT_MS = 2000;
/** After so long clients go on, whatever became of the move. */
export const LONGEST_PAUSE_MS = 12_000;

type Log = StepContext['log'];

/** Clients that wait in poolers. */
export interface HeldClients {
  /** Lets them go on. Returns the longest time that any of them can have waited; undefined if none was held back. */
  release(): Promise<number | undefined>;
}

/** Holds clients back at all poolers at once. Where one does not, its clients go on, and the log says why. */
export async function holdClients(
  poolers: readonly PoolerConfig[],
  log: Log,
): Promise<HeldClients> {
  const pauses = await Promise.all(
    poolers.map(async pooler => {
      const name = poolerKey(pooler);
      try {
        const pause = await PoolerPause.begin(pooler, {
          grantMs: GRANT_MS,
          longestMs: LONGEST_PAUSE_MS,
        });
        return [{ name, pause }];
      } catch (error) {
        await log(
          word('pause-left', { pooler: name, reason: wordingOf(error) }),
          'warn',
        );
        return [];
      }
    }),
  );
  return {
    release: async () => {
      const held = await Promise.all(
        pauses.flat().map(({ name, pause }) => release(name, pause, log)),
      );
      const known = held.filter(ms => ms !== undefined);
      return known.length > 0 ? Math.max(...known) : undefined;
    },
  };
}

async function release(
  pooler: string,
  pause: PoolerPause,
  log: Log,
): Promise<number | undefined> {
  try {
    const ms = await pause.end();
    await log(word('pause-ended', { pooler, ms }));
    return ms;
  } catch (error) {
    await log(
      word('pause-not-ended', { pooler, reason: wordingOf(error) }),
      'warn',
    );
    return undefined;
  }
}

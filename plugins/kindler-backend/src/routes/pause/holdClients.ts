import { word, wordingOf } from '@kindler/backstage-plugin-kindler-common';
import type { PoolerConfig } from '../../config';
import type { StepContext } from '../../operations';
import { PoolerPause } from '../../pgbouncer';
import { poolerName } from '../../pgbouncer/poolerName';

/** Whoever has a longer transaction open would make everybody else wait for it. */
const GRANT_MS = 2000;
/** After so long clients go on, whatever became of the move. */
export const LONGEST_PAUSE_MS = 12_000;

type Log = StepContext['log'];
/** Never rejects: a log that cannot be written must not leave clients waiting. */
type Say = (...line: Parameters<Log>) => Promise<void>;

/** Clients that wait in poolers. */
export interface HeldClients {
  /** Number of poolers that hold clients back. */
  count: number;
  /** Lets them go on. Returns the longest time that any of them can have waited; undefined if none was held back. */
  release(): Promise<number | undefined>;
}

/** Holds clients back at all poolers at once. Where one does not, its clients go on, and the log says why. */
export async function holdClients(
  poolers: readonly PoolerConfig[],
  log: Log,
): Promise<HeldClients> {
  const say: Say = (...line) => log(...line).catch(() => {});
  const pauses = await Promise.all(
    poolers.map(async pooler => {
      const name = poolerName(pooler);
      try {
        const pause = await PoolerPause.begin(pooler, {
          grantMs: GRANT_MS,
          longestMs: LONGEST_PAUSE_MS,
        });
        return [{ name, pause }];
      } catch (error) {
        await say(
          word('pause-left', { pooler: name, reason: wordingOf(error) }),
          'warn',
        );
        return [];
      }
    }),
  );
  return {
    count: pauses.flat().length,
    release: async () => {
      const held = await Promise.all(
        pauses.flat().map(({ name, pause }) => release(name, pause, say)),
      );
      const known = held.filter(ms => ms !== undefined);
      return known.length > 0 ? Math.max(...known) : undefined;
    },
  };
}

async function release(
  pooler: string,
  pause: PoolerPause,
  say: Say,
): Promise<number | undefined> {
  try {
    const ms = await pause.end();
    await say(word('pause-ended', { pooler, ms }));
    return ms;
  } catch (error) {
    await say(
      word('pause-not-ended', { pooler, reason: wordingOf(error) }),
      'warn',
    );
    return undefined;
  }
}

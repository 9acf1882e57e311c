import {
  until,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import { wholeAnswer } from '../exchange';
import type { Master } from '../master/MasterSocket';
import {
  parseServersState,
  type ServerState,
} from '../parsing/parseServersState';
import type { OwnedProxy } from './OwnedProxy';
import { byServer } from './renderProxies';

const WAIT_MS = 10_000;
const EVERY_MS = 100;

/** Asks a new worker until every server takes clients there as before, or takes none as before. Rejects if one does not. */
export async function readBack(
  master: Master,
  worker: number,
  proxies: OwnedProxy[],
  before: ServerState[],
): Promise<void> {
  const wanted = byServer(before);
  let wrong: string[] = [];
  await until(
    async () => {
      const answer = await master.ask(`@!${worker} show servers state`);
      const running = byServer(parseServersState(wholeAnswer(answer)));
      wrong = proxies.flatMap(({ name: proxy, servers }) =>
        servers
          .map(({ name }) => `${proxy}/${name}`)
          .filter(server => !fits(running.get(server), wanted.get(server))),
      );
      return wrong.length === 0 ? true : undefined;
    },
    {
      everyMs: EVERY_MS,
      ms: WAIT_MS,
      late: () =>
        wordedError(
          Error,
          word('files-not-loaded-so', { servers: wrong.join(', ') }),
        ),
    },
  );
}

function fits(now: ServerState | undefined, was: ServerState | undefined) {
  return (
    now !== undefined &&
    (was === undefined ||
      ((now.admin === 'ready') === (was.admin === 'ready') &&
        now.weight === was.weight))
  );
}

import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  until,
  word,
  wordedError,
  wordingOf,
} from '@kindler/backstage-plugin-kindler-common';
import { faultKindOf, SourceError } from '../../model/fault';
import { firstLine, wholeAnswer } from '../exchange';
import { parseProcesses } from '../parsing/parseProcesses';
import { failedReloads, parseReload } from '../parsing/parseReload';
import type { Master } from './MasterSocket';

const WAIT_MS = 30_000;
const EVERY_MS = 100;

/** How long a master that replaces itself may be away. */
const AWAY_MS = 5_000;

/**
 * Reloads HAProxy without losing a connection, and returns the PID of the new worker once it is there. Until HAProxy 2.6 the master
 * answers nothing, and accepts no connection for a moment, so only its list of processes tells. Somebody else may have ordered a
 * reload just before, so a master that is away is asked again for a while.
 *
 * @throws ConflictError where HAProxy refuses the configuration; the worker of before goes on serving
 */
export async function reload(master: Master): Promise<number> {
  const before = await readOnceThere(master);
  const said = parseReload(
    await master.order('reload').catch(error => {
      if (error instanceof SourceError) {
        throw error;
      }
      // The master replaces itself, and that may cut off its answer.
      return '';
    }),
  );
  if (said && !said.success) {
    throw refused(reasonIn(said.log));
  }
  return until(
    async () => {
      const now = await readMaster(master).catch(() => undefined);
      const worker = now?.current.find(pid => !before.all.includes(pid));
      if (worker !== undefined) {
        return worker;
      }
      if ((now?.failed ?? 0) > (before.failed ?? 0)) {
        throw refused('');
      }
      return undefined;
    },
    {
      everyMs: EVERY_MS,
      ms: WAIT_MS,
      late: () =>
        wordedError(
          ServiceUnavailableError,
          word('files-no-worker', { seconds: WAIT_MS / 1000 }),
        ),
    },
  );
}

async function readOnceThere(master: Master) {
  const started = performance.now();
  return until(
    () =>
      readMaster(master).catch(error => {
        if (!isAway(error) || performance.now() - started > AWAY_MS) {
          throw error;
        }
        return undefined;
      }),
    { everyMs: EVERY_MS },
  );
}

/** Whether nobody took the connection, or its answer was cut off. */
function isAway(error: unknown): boolean {
  const kind = faultKindOf(error);
  return kind === 'refused' || kind === 'parse';
}

async function readMaster(master: Master) {
  const text = wholeAnswer(await master.ask('show proc'));
  const processes = parseProcesses(text);
  return {
    failed: failedReloads(text),
    all: processes.map(({ pid }) => pid),
    current: processes
      .filter(({ kind }) => kind === 'current')
      .map(({ pid }) => pid),
  };
}

/** Whether a reload was ordered and nobody knows how it went. */
export function isLate(error: unknown): boolean {
  return wordingOf(error).code === 'files-no-worker';
}

/** The first line that says why. */
function reasonIn(log: string): string {
  const alert = /^\[ALERT\]\s+\(\d+\) : (?:config : )?(.+)$/m.exec(log)?.[1];
  return firstLine(alert ?? log);
}

function refused(said: string) {
  return wordedError(
    ConflictError,
    said
      ? word('files-reload-refused', { said })
      : word('files-reload-failed', {}),
  );
}

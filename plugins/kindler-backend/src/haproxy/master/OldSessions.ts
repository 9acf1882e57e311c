import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../../model/fault';
import { asUnavailable } from '../asUnavailable';
import { firstLine, wholeAnswer } from '../exchange';
import { parseProcesses } from '../parsing/parseProcesses';
import { parseSessions, type HaproxySession } from '../parsing/parseSessions';
import { MasterSocket } from './MasterSocket';

const TIMEOUT_MS = 10_000;
const GONE = /^Can't find the target PID/;

/** Which sessions of old processes are meant. */
export interface OldSessionsFilter {
  pid?: number;
  proxy?: string;
  server?: string;
}

export type OldSession = HaproxySession & { pid: number };

/**
 * Sessions of processes from before a reload. Each is ended by itself, because such a process answers
 * `shutdown sessions server` with `Proxy is disabled.` and ends none.
 */
export class OldSessions {
  readonly #gateway: string;
  readonly #master: MasterSocket;

  constructor(gateway: string, masterSocket: string) {
    this.#gateway = gateway;
    this.#master = new MasterSocket({
      address: masterSocket,
      timeoutMs: TIMEOUT_MS,
    });
  }

  async list(filter: OldSessionsFilter): Promise<OldSession[]> {
    const processes = parseProcesses(wholeAnswer(await this.#ask('show proc')));
    const old = processes.filter(
      ({ kind, pid }) =>
        kind === 'old' && (filter.pid === undefined || filter.pid === pid),
    );
    const found: OldSession[] = [];
    for (const { pid } of old) {
      const answer = await this.#ask(`@!${pid} show sess`);
      if (!GONE.test(answer)) {
        const sessions = parseSessions(wholeAnswer(answer));
        found.push(
          ...sessions
            .filter(session => fits(session, filter))
            .map(session => ({ ...session, pid })),
        );
      }
    }
    return found;
  }

  /** Ends one; it may have ended meanwhile. */
  async end({ pid, id }: OldSession): Promise<void> {
    const answer = (await this.#ask(`@!${pid} shutdown session ${id}`)).trim();
    if (answer && !GONE.test(answer) && !/^No such session/.test(answer)) {
      throw new SourceError(
        'http',
        word('fault-haproxy-refused', { said: firstLine(answer) }),
      );
    }
  }

  async #ask(command: string): Promise<string> {
    return asUnavailable(this.#gateway, () => this.#master.ask(command));
  }
}

function fits(
  { backend, frontend, server }: HaproxySession,
  filter: OldSessionsFilter,
): boolean {
  return (
    (filter.proxy === undefined ||
      filter.proxy === backend ||
      filter.proxy === frontend) &&
    (filter.server === undefined || filter.server === server)
  );
}

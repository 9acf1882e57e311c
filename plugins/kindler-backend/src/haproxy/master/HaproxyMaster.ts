import type { HaproxyProcess } from '../../model/haproxy/HaproxyProcess';
import { readHeldSessions } from '../../model/haproxy/readHeldSessions';
import { parseProcesses } from '../parsing/parseProcesses';
import { parseStats } from '../parsing/parseStats';
import { wholeAnswer } from '../exchange';
import { MasterSocket } from './MasterSocket';

/** How many old processes are asked for their sessions, the youngest first; beyond that they are only counted. */
const MOST_ASKED = 10;

/** Frontends and servers of all proxies. */
const SHOW_SESSIONS = 'show stat -1 5 -1';

/**
 * Reads the worker processes of a HAProxy instance over the command socket of its master (`haproxy -W -S`), and the
 * sessions of those from before a reload. Rejects with what `classifyError` understands.
 */
export class HaproxyMaster {
  readonly #socket: MasterSocket;

  /** `address` is a path, or `host:port`. */
  constructor(options: { address: string; timeoutMs: number }) {
    this.#socket = new MasterSocket(options);
  }

  async read(): Promise<HaproxyProcess[]> {
    const processes = parseProcesses(
      wholeAnswer(await this.#socket.ask('show proc')),
    );
    const asked = new Set(
      processes
        .filter(({ kind }) => kind === 'old')
        .sort((a, b) => (a.uptime ?? 0) - (b.uptime ?? 0))
        .slice(0, MOST_ASKED),
    );
    const answers = await Promise.all(
      processes.map(process =>
        asked.has(process) ? this.#withSessions(process) : process,
      ),
    );
    return answers.filter(process => process !== undefined);
  }

  /** Undefined when the process ended meanwhile. One that hangs must not hide the others: its sessions stay unknown. */
  async #withSessions(
    process: HaproxyProcess,
  ): Promise<HaproxyProcess | undefined> {
    let answer: string;
    try {
      answer = await this.#socket.ask(`@!${process.pid} ${SHOW_SESSIONS}`);
      if (/^Can't find the target PID/.test(answer)) {
        return undefined;
      }
      const stats = parseStats(wholeAnswer(answer));
      return { ...process, held: readHeldSessions(stats) };
    } catch {
      return process;
    }
  }
}

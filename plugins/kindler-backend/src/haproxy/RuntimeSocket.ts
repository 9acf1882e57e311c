import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';
import { exchange, firstLine, wholeAnswer } from './exchange';
import type { SocketAddress } from './prepareSocket';

/** What HAProxy answers to `set server … addr`: until 2.9 with `no need to change`, from 3.0 on with `nothing changed`. */
const ADDRESS_SET =
  /^(IP|port) changed from |^no need to change |^nothing changed$/;

/** What ends the whole process: while a client waits, until 3.1; and 3.0. */
const CRASHES = /^\s*(set maxconn frontend|show schema json)\b/;

/**
 * HAProxy's runtime API on a Unix socket or TCP address. One connection a call, as HAProxy closes it after the
 * answer. Commands are checked not to hold separators, so that a name can never become a second command.
 */
export class RuntimeSocket {
  readonly #at: SocketAddress;
  readonly #timeoutMs: number;

  static create({
    timeoutMs,
    ...at
  }: SocketAddress & { timeoutMs: number }): RuntimeSocket {
    return new RuntimeSocket(at, timeoutMs);
  }

  private constructor(at: SocketAddress, timeoutMs: number) {
    this.#at = at;
    this.#timeoutMs = timeoutMs;
  }

  /** Sends one command and answers its text. Rejects with a socket error or a SourceError. */
  async ask(command: string): Promise<string> {
    return wholeAnswer(await this.#exchange([command]));
  }

  /** Sends one command and answers what HAProxy said to it in words, which are not always ended by an empty line. */
  async order(command: string): Promise<string> {
    const answer = await this.#exchange([command]);
    if (answer === '') {
      throw new SourceError('parse', word('fault-haproxy-closed', {}));
    }
    return answer;
  }

  /**
   * Sends commands in one line, so that HAProxy carries them out one directly after the other. A success answers nothing,
   * or what an address was before. Rejects with what HAProxy said when any of them failed; those before it took effect. Each command
   * is answered with an empty line at least: where one is missing, it is not known which took effect.
   */
  async change(commands: string[]): Promise<void> {
    const answer = await this.#exchange(commands);
    const refusal = answer
      .split('\n')
      .filter(line => !ADDRESS_SET.test(line))
      .join('\n');
    if (refusal.trim()) {
      const said = firstLine(refusal.trimStart());
      throw new SourceError('http', word('fault-haproxy-refused', { said }));
    }
    if (answer.length < commands.length) {
      throw new SourceError('parse', word('fault-haproxy-closed', {}));
    }
  }

  async #exchange(commands: string[]): Promise<string> {
    const unsafe = commands.find(command => /[;\r\n\\]/.test(command));
    if (unsafe !== undefined) {
      throw new SourceError('config', word('fault-haproxy-separator', {}));
    }
    const deadly = commands.find(command => CRASHES.test(command));
    if (deadly !== undefined) {
      throw new SourceError(
        'config',
        word('fault-haproxy-crashes', { command: deadly }),
      );
    }
    return exchange({
      at: this.#at,
      timeoutMs: this.#timeoutMs,
      text: `${commands.join(';')}\n`,
    });
  }
}

import { exchange } from '../exchange';

/** What a master can be told. */
export type Master = Pick<MasterSocket, 'ask' | 'order'>;

/** The command socket of HAProxy's master (`haproxy -W -S`). */
export class MasterSocket {
  readonly #address: string;
  readonly #timeoutMs: number;

  /** `address` is a path, or `host:port`. */
  constructor(options: { address: string; timeoutMs: number }) {
    this.#address = options.address;
    this.#timeoutMs = options.timeoutMs;
  }

  /** Sends a command after which the master closes the connection itself. */
  async order(command: string): Promise<string> {
    return this.#send(`${command}\n`);
  }

  /** The master does not close the connection after an answer, so it is told to. */
  async ask(command: string): Promise<string> {
    return this.#send(`${command}\nquit\n`);
  }

  async #send(text: string): Promise<string> {
    return exchange({
      at: { address: this.#address },
      timeoutMs: this.#timeoutMs,
      text,
    });
  }
}

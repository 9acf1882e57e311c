import { connect, type NetConnectOpts } from 'node:net';
import { SourceError } from '../model/fault';

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * HAProxy's runtime API on a Unix socket or TCP address. One connection a call, as HAProxy closes it after the
 * answer. Commands are checked not to hold separators, so that a name can never become a second command.
 */
export class RuntimeSocket {
  readonly #address: NetConnectOpts;
  readonly #timeoutMs: number;

  /** `address` is a path, or `host:port`. */
  static create(options: { address: string; timeoutMs: number }) {
    const tcp = /^([^/]+):(\d+)$/.exec(options.address);
    return new RuntimeSocket(
      tcp ? { host: tcp[1], port: Number(tcp[2]) } : { path: options.address },
      options.timeoutMs,
    );
  }

  private constructor(address: NetConnectOpts, timeoutMs: number) {
    this.#address = address;
    this.#timeoutMs = timeoutMs;
  }

  /** Sends one command and answers its text. Rejects with a socket error or a SourceError. */
  async ask(command: string): Promise<string> {
    return this.#exchange([command]);
  }

  /**
   * Sends commands that answer nothing when they succeed, in one line, so that HAProxy carries them out one directly
   * after the other. Rejects with what HAProxy said when any of them failed; those before it took effect.
   */
  async change(commands: string[]): Promise<void> {
    const answer = (await this.#exchange(commands)).trim();
    if (answer) {
      throw new SourceError('http', `HAProxy refused: ${firstLine(answer)}`);
    }
  }

  async #exchange(commands: string[]): Promise<string> {
    const unsafe = commands.find(command => /[;\r\n\\]/.test(command));
    if (unsafe !== undefined) {
      throw new SourceError('config', 'A runtime command holds a separator');
    }
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const socket = connect(this.#address, () => {
        socket.write(`${commands.join(';')}\n`);
      });
      const timer = setTimeout(
        () => socket.destroy(new SourceError('timeout', 'No answer in time')),
        this.#timeoutMs,
      );
      socket.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES) {
          socket.destroy(
            new SourceError('too-large', 'The answer is too large'),
          );
        }
        chunks.push(chunk);
      });
      socket.on('error', reject);
      socket.on('close', () => {
        clearTimeout(timer);
        const text = Buffer.concat(chunks).toString('utf8');
        if (/^Unknown command/m.test(text)) {
          reject(new SourceError('config', firstLine(text)));
        } else if (/^Permission denied/m.test(text)) {
          reject(
            new SourceError(
              'auth',
              'The runtime socket does not allow this; it needs level admin',
            ),
          );
        } else {
          resolve(text);
        }
      });
    });
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0].slice(0, 200);
}

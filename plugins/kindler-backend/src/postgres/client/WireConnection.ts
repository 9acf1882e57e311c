import { connect as connectTcp, type Socket } from 'node:net';
import {
  connect as connectTls,
  TLSSocket,
  type ConnectionOptions,
} from 'node:tls';
import { ServerError } from './ServerError';
import { notPostgres, WireBuffer } from './WireBuffer';
import { SSL_REQUEST, type WireMessage } from './wireMessages';

const GOODBYE_MS = 500;
const NOTHING = Buffer.alloc(0);

/** The other side ended the connection. */
export class ConnectionClosed extends Error {}

/** One connection of a new client to PostgreSQL. Only one question may run at a time. */
export class WireConnection {
  #socket: Socket;
  #buffer = new WireBuffer();
  #failure: Error | undefined;
  /** Checks whether the awaited data has arrived. */
  #look = () => {};
  #giveUp: (error: Error) => void = () => {};

  /** Starts to connect to a host and port, or to the Unix socket in a folder as libpq names it. */
  static begin(address: { host: string; port: number }) {
    return new WireConnection(address);
  }

  private constructor({ host, port }: { host: string; port: number }) {
    this.#socket = host.startsWith('/')
      ? connectTcp({ path: `${host}/.s.PGSQL.${port}` })
      : connectTcp({ host, port, noDelay: true });
    this.#listen(this.#socket);
  }

  /** The socket of an encrypted connection. */
  get secured(): TLSSocket | undefined {
    return this.#socket instanceof TLSSocket ? this.#socket : undefined;
  }

  async connected(): Promise<void> {
    await this.#event('connect');
  }

  /** Whether the server supports TLS. It answers with one byte and then waits for the client. */
  async offersTls(): Promise<boolean> {
    this.write(SSL_REQUEST);
    const answer = await this.#take(buffer => buffer.peek());
    if (answer === 'E') {
      const { body } = await this.readMessage();
      throw ServerError.read(body);
    }
    this.#buffer.skipByte();
    if (!'NS'.includes(answer) || !this.#buffer.isEmpty) {
      throw notPostgres();
    }
    return answer === 'S';
  }

  /**
   * Starts encryption, and continues with whoever answers, because the probe must see what others get in any case.
   *
   * @returns why its certificate is not accepted
   */
  async encrypt(options: ConnectionOptions): Promise<Error | undefined> {
    const plain = this.#socket;
    plain.removeAllListeners('data');
    const socket = connectTls({
      ...options,
      socket: plain,
      rejectUnauthorized: false,
    });
    this.#socket = socket;
    this.#listen(socket);
    await this.#event('secureConnect');
    return options.rejectUnauthorized && !socket.authorized
      ? Object.assign(new Error('The certificate does not pass'), {
          code: String(socket.authorizationError),
        })
      : undefined;
  }

  async readMessage(): Promise<WireMessage> {
    return this.#take(buffer => buffer.takeMessage());
  }

  write(data: Buffer): void {
    if (!this.#failure) {
      this.#socket.write(data);
    }
  }

  /** Breaks off. Whoever waits gets the error. */
  fail(error: Error): void {
    if (!this.#failure) {
      this.#failure = error;
      this.#socket.destroy();
      this.#giveUp(error);
    }
  }

  /** Says goodbye properly, without waiting for a server that does not notice. */
  close(goodbye?: Buffer): void {
    const socket = this.#socket;
    if (this.#failure || socket.destroyed) {
      socket.destroy();
      return;
    }
    this.#failure = new ConnectionClosed('It was closed here');
    const timer = setTimeout(() => socket.destroy(), GOODBYE_MS);
    timer.unref();
    socket.once('close', () => clearTimeout(timer));
    socket.end(goodbye ?? NOTHING);
  }

  #listen(socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      try {
        this.#buffer.add(chunk);
        this.#look();
      } catch (error) {
        this.fail(error as Error);
      }
    });
    socket.on('error', error => this.fail(error));
    for (const end of ['end', 'close']) {
      socket.on(end, () => this.fail(new ConnectionClosed('It was closed')));
    }
  }

  async #take<T>(take: (buffer: WireBuffer) => T | undefined): Promise<T> {
    return this.#wait(resolve => {
      this.#look = () => {
        const taken = take(this.#buffer);
        if (taken !== undefined) {
          this.#look = () => {};
          resolve(taken);
        }
      };
      this.#look();
    });
  }

  #event(name: 'connect' | 'secureConnect'): Promise<void> {
    return this.#wait(resolve => this.#socket.once(name, () => resolve()));
  }

  #wait<T>(begin: (resolve: (value: T) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#giveUp = reject;
      begin(resolve);
    });
  }
}

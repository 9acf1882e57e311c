import { once } from 'node:events';
import {
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { scramServer } from './scramServer';
import {
  ASKS_FOR_SCRAM,
  dataRow,
  READY,
  serverMessage,
} from './serverMessages';

/** The server that answers clients of a stand-in. */
export interface StandInFacts {
  inRecovery?: boolean;
  server?: { host: string; port: number };
  systemIdentifier?: string;
  timeline?: number;
}

const SSL_REQUEST_BYTES = 8;

/** Answers clients of `probeClient` like a PostgreSQL without TLS, and admits those that know the password. */
export class PostgresStandIn {
  /** Number of accepted connections. */
  accepted = 0;
  /** Number of log-ins. */
  loggedIn = 0;
  /** Answer to the startup message in place of the usual question. */
  refusal: Buffer | undefined;
  facts: StandInFacts;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #scram: ReturnType<typeof scramServer>;

  static async start(
    options: { password?: string; facts?: StandInFacts } = {},
  ) {
    const standIn = new PostgresStandIn(
      options.password ?? '',
      options.facts ?? {},
    );
    standIn.#server.listen(0, '127.0.0.1');
    await once(standIn.#server, 'listening');
    return standIn;
  }

  private constructor(password: string, facts: StandInFacts) {
    this.facts = facts;
    this.#scram = scramServer(password);
    this.#server = createServer(socket => this.#serve(socket));
  }

  get listener(): { host: string; port: number } {
    const { port } = this.#server.address() as AddressInfo;
    return { host: '127.0.0.1', port };
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
  }

  #serve(socket: Socket) {
    this.accepted += 1;
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => this.#sockets.delete(socket));
    socket.setNoDelay(true);
    const exchange = this.#scram();
    const answers: Array<(data: Buffer) => Buffer> = [
      data => Buffer.from(data.length === SSL_REQUEST_BYTES ? 'N' : 'E'),
      () => this.refusal ?? ASKS_FOR_SCRAM,
      data => exchange.first(data),
      data => this.#letIn(exchange.final(data)),
      () => this.#answer(),
    ];
    socket.on('data', (data: Buffer) => {
      const answer = answers.shift();
      if (answer) {
        socket.write(answer(data));
      }
    });
  }

  #letIn(verdict: Buffer): Buffer {
    this.loggedIn += 1;
    return Buffer.concat([
      verdict,
      serverMessage('S', 'server_version\x0017.2\0'),
      serverMessage('K', Buffer.alloc(8)),
      READY,
    ]);
  }

  #answer(): Buffer {
    const {
      inRecovery = false,
      server,
      systemIdentifier,
      timeline,
    } = this.facts;
    const text = (value: unknown) =>
      value === undefined ? null : String(value);
    return Buffer.concat([
      serverMessage('T', '\0\0'),
      dataRow([
        inRecovery ? 't' : 'f',
        inRecovery ? 'on' : 'off',
        text(server?.host),
        text(server?.port),
        text(systemIdentifier),
        text(timeline),
      ]),
      serverMessage('C', 'SELECT 1\0'),
      READY,
    ]);
  }
}

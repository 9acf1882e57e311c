import { TLSSocket, type ConnectionOptions } from 'node:tls';
import { Client, DatabaseError, type ClientConfig } from 'pg';
import { SourceError } from '../model/fault';
import { limitMessages, type AnswerLimits } from './limitMessages';
import {
  closedUnanswered,
  explainNotLetIn,
  explainTls,
  speaksNoTls,
} from './tls/explainTls';
import { demandsTls, type PostgresTls } from './tls/PostgresTls';
import { refuseClearText } from './tls/refuseClearText';
import { seeTls, type TlsSeen } from './tls/TlsSeen';
import { tlsOptions } from './tls/tlsOptions';

export interface SqlClientConfig extends Omit<ClientConfig, 'ssl'> {
  tls?: PostgresTls;
  /** Limits on one answer; by default those for questions about a server. */
  limits?: AnswerLimits;
}

const FEW_ROWS: AnswerLimits = { bytes: 8 * 1024 * 1024, messages: 10_000 };

/**
 * The only `pg` client here. It encrypts as configured, and does not answer servers that ask for the password in clear
 * text over an unencrypted connection. Certificate files are read when it connects. Rejects with `SourceError`s if TLS
 * is at fault.
 */
export class SqlClient extends Client {
  readonly #tls: PostgresTls | undefined;
  /** Filled when it connects. `pg` reads it after the server has agreed to TLS. */
  readonly #ssl: ConnectionOptions;

  constructor(config: SqlClientConfig = {}) {
    const { tls, password, limits = FEW_ROWS } = config;
    const ssl: ConnectionOptions = {};
    super({
      ...config,
      // A pool hides it from copies.
      password,
      // If it were missing, `pg` would look into the environment.
      ssl: demandsTls(tls) ? ssl : false,
    });
    this.#tls = tls;
    this.#ssl = ssl;
    limitMessages(this, limits);
    // Runs before the listener of `pg`, which does not write to a destroyed stream.
    this.connection.on('authenticationCleartextPassword', () => {
      if (!this.#secured) {
        this.connection.stream.destroy(refuseClearText(tls));
      }
    });
  }

  /** How the connection is protected; undefined without TLS. */
  get tlsSeen(): TlsSeen | undefined {
    return this.#secured && seeTls(this.#secured, this.#tls, this.host);
  }

  override connect(): Promise<Client>;
  override connect(callback: (error: any, client?: any) => void): void;
  override connect(callback?: (error: any, client?: any) => void) {
    const connected = this.#connect();
    if (!callback) {
      return connected;
    }
    connected.then(() => callback(undefined, this), callback);
    return undefined;
  }

  /** Ends the connection at once, whether or not the server notices. */
  destroy(): void {
    this.connection.stream.destroy();
  }

  async #connect(): Promise<Client> {
    try {
      if (demandsTls(this.#tls)) {
        Object.assign(this.#ssl, await tlsOptions(this.#tls, this.host));
      }
      return await super.connect();
    } catch (error) {
      throw this.#explain(error as Error);
    }
  }

  #explain(error: NodeJS.ErrnoException): Error {
    if (error instanceof SourceError) {
      return error;
    }
    if (error instanceof DatabaseError) {
      return (
        (error.code === '28000' && explainNotLetIn(error, this.#tls)) || error
      );
    }
    if (error.message === 'The server does not support SSL connections') {
      return speaksNoTls(this.#tls);
    }
    return (
      explainTls(error, this.#tls, this.host) ??
      (this.#wasHungUp(error) ? closedUnanswered(this.#tls, error) : error)
    );
  }

  /** Whether the server closed the connection after the handshake and before its first message. */
  #wasHungUp({ code = '' }: NodeJS.ErrnoException): boolean {
    const socket = this.#secured;
    return (
      socket?.bytesRead === 0 &&
      (socket.readableEnded || /^(ECONNRESET|EPIPE)$/.test(code))
    );
  }

  get #secured(): TLSSocket | undefined {
    const { stream } = this.connection;
    return stream instanceof TLSSocket ? stream : undefined;
  }
}

import { readFile } from 'node:fs/promises';
import { TLSSocket } from 'node:tls';
import { withDeadline, word } from '@kindler/backstage-plugin-kindler-common';
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import {
  readCertificate,
  type CertificateFacts,
} from '../model/CertificateFacts';
import { faultKindOf, SourceError } from '../model/fault';
import { limitAnswers, tooLarge } from './limitAnswers';
import { explainRefusal, statusError } from './refusals';

/** Limit on interim answers (status 1xx) to one request. No source here sends any. */
const MOST_INTERIM = 8;
/** Limit per answer. */
const MOST_HEADER_BYTES = 16 * 1024;

/** Files and names for TLS to a source. */
export interface HttpTlsOptions {
  caFile?: string;
  certFile?: string;
  keyFile?: string;
  /** Name to check certificates against, if it differs from the URL's host. */
  serverName?: string;
}

export interface HttpClientOptions {
  tls?: HttpTlsOptions;
  /** Time limit of the whole answer in milliseconds, however slowly it arrives. */
  timeoutMs: number;
  /** Maximum number of bytes to read. */
  maxBytes: number;
  /** Called when a connection ends that was kept for the next question. */
  onClosed?: () => void;
}

export interface HttpGetOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

export interface HttpSendOptions extends HttpGetOptions {
  method: 'POST' | 'PATCH' | 'DELETE';
  body?: string;
}

/** Any answer, including an error. */
export interface HttpAnswer {
  status: number;
  text: string;
}

/**
 * GETs texts from untrusted sources and sends requests to them, with limits on time and size and without following
 * redirects. Failures are `SourceError`s or socket errors. Certificates are read again after a TLS failure, because
 * they rotate.
 */
export class HttpClient {
  readonly #options: HttpClientOptions;
  #agent: Promise<Agent> | undefined;
  /** By host and port. */
  readonly #certificates = new Map<string, CertificateFacts>();

  constructor(options: HttpClientOptions) {
    this.#options = options;
  }

  /** Returns the body of a 200 answer. */
  async getText(url: URL, options: HttpGetOptions = {}): Promise<string> {
    const { headers, signal } = options;
    return this.#timed(url, signal, async (...ends) => {
      const answer = await this.#request(url, { headers }, ...ends);
      if (answer.statusCode !== 200) {
        answer.body.on('error', () => {});
        answer.body.destroy();
        throw statusError(answer.statusCode);
      }
      return this.#readText(answer.body);
    });
  }

  /** Sends a request once and returns the answer, whatever its status. */
  async send(url: URL, options: HttpSendOptions): Promise<HttpAnswer> {
    const { signal, ...order } = options;
    return this.#timed(url, signal, async (...ends) => {
      const answer = await this.#request(url, order, ...ends);
      return {
        status: answer.statusCode,
        text: await this.#readText(answer.body),
      };
    });
  }

  /** Returns the certificate that a URL's server presented at the last connection; undefined without TLS. */
  certificateOf(url: URL): CertificateFacts | undefined {
    return this.#certificates.get(placeOf(url.hostname, url.port));
  }

  async close(): Promise<void> {
    const agent = await this.#agent?.catch(() => undefined);
    this.#agent = undefined;
    await agent?.destroy();
  }

  async #request(
    url: URL,
    order: Omit<NonNullable<Parameters<typeof request>[1]>, 'signal'>,
    signal: AbortSignal,
    end: (reason: unknown) => void,
  ): Promise<Dispatcher.ResponseData<unknown>> {
    let interim = 0;
    return request(url, {
      ...order,
      dispatcher: await this.#useAgent(),
      signal,
      onInfo: () => {
        interim += 1;
        if (interim > MOST_INTERIM) {
          end(new SourceError('too-large', word('fault-interim', {})));
        }
      },
    });
  }

  async #timed<T>(
    url: URL,
    outer: AbortSignal | undefined,
    work: Parameters<typeof withDeadline<T>>[0],
  ): Promise<T> {
    const ms = this.#options.timeoutMs;
    const late = () =>
      new SourceError('timeout', word('fault-no-answer-within', { ms }));
    try {
      return await withDeadline(work, { ms, signal: outer, late });
    } catch (caught) {
      const error = explainRefusal(url, caught);
      this.#forgetCertificatesAfter(error);
      throw error;
    }
  }

  async #readText(body: Dispatcher.ResponseData['body']): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body) {
      size += chunk.length;
      if (size > this.#options.maxBytes) {
        body.destroy();
        throw tooLarge(this.#options.maxBytes);
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  #useAgent(): Promise<Agent> {
    if (!this.#agent) {
      const agent = this.#createAgent();
      agent.catch(() => {
        this.#agent = undefined;
      });
      this.#agent = agent;
    }
    return this.#agent;
  }

  async #createAgent(): Promise<Agent> {
    const { tls } = this.#options;
    const [ca, cert, key] = await Promise.all(
      [tls?.caFile, tls?.certFile, tls?.keyFile].map(
        file => file && readFile(file),
      ),
    );
    return new Agent({
      connections: 2,
      pipelining: 1,
      allowH2: false,
      maxHeaderSize: MOST_HEADER_BYTES,
      keepAliveTimeout: 10_000,
      connect: this.#noting(
        buildConnector({
          allowH2: false,
          timeout: this.#options.timeoutMs,
          ...(ca && { ca }),
          ...(cert && { cert }),
          ...(key && { key }),
          ...(tls?.serverName && { servername: tls.serverName }),
        }),
      ),
    });
  }

  /** Records the certificate of each server and limits what each connection reads. */
  #noting(connect: buildConnector.connector): buildConnector.connector {
    return (options, callback) =>
      connect(options, (...args) => {
        const [error, socket] = args;
        const seen =
          !error && socket instanceof TLSSocket
            ? readCertificate(socket.getPeerCertificate())
            : undefined;
        if (seen) {
          this.#certificates.set(placeOf(options.hostname, options.port), seen);
        }
        if (socket) {
          limitAnswers(socket, this.#options.maxBytes);
          socket.once('close', () => this.#options.onClosed?.());
        }
        callback(...args);
      });
  }

  #forgetCertificatesAfter(error: unknown) {
    if (this.#options.tls && faultKindOf(error) === 'tls') {
      const used = this.#agent;
      this.#agent = undefined;
      used?.then(agent => agent.close()).catch(() => {});
    }
  }
}

function placeOf(host: string, port: string): string {
  return `${host}:${port || '443'}`;
}

import { HttpClient, type HttpTlsOptions } from '../http';
import { authHeaders, patroniUrl, type PatroniAuth } from './patroniUrl';
import { readSentence } from './readSentence';

/** Patroni answers a change of its configuration with the whole configuration. */
const MAX_BYTES = 2 * 1024 * 1024;

/**
 * Patroni's answer to a write. It proves nothing: a 503 can mean that it was done, and a 200 can come before the
 * effect.
 */
export interface PatroniAnswer {
  status: number;
  /** Patroni's sentence; empty if the answer was something else. */
  text: string;
}

export interface PatroniWriterOptions {
  tls?: HttpTlsOptions;
  auth?: PatroniAuth;
  /** Time limit of an answer in milliseconds. Patroni keeps working when nobody waits any more. */
  timeoutMs: number;
}

/**
 * Writes through Patroni's REST API, only to the base URLs that it is given. Resolves with any answer from Patroni, and
 * rejects with errors that `classifyError` understands if there is none.
 */
export class PatroniWriter {
  readonly #http: HttpClient;
  readonly #headers: Record<string, string>;

  constructor({ auth, ...options }: PatroniWriterOptions) {
    this.#http = new HttpClient({ ...options, maxBytes: MAX_BYTES });
    this.#headers = authHeaders(auth);
  }

  /** Switches over at once, or at an ISO time with zone. Any member accepts this. */
  async switchover(
    base: string,
    order: { leader: string; candidate?: string; scheduledAt?: string },
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    const { leader, candidate, scheduledAt } = order;
    const body = { leader, candidate, scheduled_at: scheduledAt };
    return this.#send('POST', base, 'switchover', body, signal);
  }

  /** Cancels a scheduled switchover. Any member accepts this. */
  async cancelSwitchover(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    return this.#send('DELETE', base, 'switchover', undefined, signal);
  }

  /** Restarts PostgreSQL on the member itself, at once or at an ISO time with zone. */
  async restart(
    base: string,
    scheduledAt?: string,
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    const body = scheduledAt ? { schedule: scheduledAt } : {};
    return this.#send('POST', base, 'restart', body, signal);
  }

  /** Cancels a scheduled restart of the member itself. */
  async cancelRestart(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    return this.#send('DELETE', base, 'restart', undefined, signal);
  }

  /** Deletes the member's own data and copies it again. */
  async reinitialize(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    return this.#send('POST', base, 'reinitialize', {}, signal);
  }

  /** Pauses or resumes the cluster's automatic failover. Any member accepts this. */
  async setPause(
    base: string,
    paused: boolean,
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    const body = { pause: paused ? true : null };
    const answer = await this.#send('PATCH', base, 'config', body, signal);
    // The answer is the whole configuration, which may hold secrets.
    return answer.status === 200 ? { ...answer, text: '' } : answer;
  }

  async close(): Promise<void> {
    await this.#http.close();
  }

  async #send(
    method: 'POST' | 'PATCH' | 'DELETE',
    base: string,
    path: string,
    body?: object,
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    const { status, text } = await this.#http.send(patroniUrl(base, path), {
      method,
      signal,
      headers: {
        ...this.#headers,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    return { status, text: readSentence(text) };
  }
}

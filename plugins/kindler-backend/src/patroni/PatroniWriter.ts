import { HttpClient, type HttpTlsOptions } from '../http';
import { authHeaders, patroniUrl, type PatroniAuth } from './patroniUrl';
import { readSentence } from './readSentence';

/** Patroni answers a change of its configuration with the whole of it. */
const MAX_BYTES = 2 * 1024 * 1024;

/** What Patroni said to a write. It is never proof: a 503 can mean done, and a 200 can come before the effect. */
export interface PatroniAnswer {
  status: number;
  /** Patroni's sentence; empty where the answer was something else. */
  text: string;
}

export interface PatroniWriterOptions {
  tls?: HttpTlsOptions;
  auth?: PatroniAuth;
  /** Milliseconds that an answer is waited for; Patroni goes on with its work when nobody waits any more. */
  timeoutMs: number;
}

/**
 * Writes through Patroni's REST API, to the base URLs that it is given and to nothing else. Resolves with whatever
 * Patroni answers; rejects with what `classifyError` understands when there is no answer.
 */
export class PatroniWriter {
  readonly #http: HttpClient;
  readonly #headers: Record<string, string>;

  constructor({ auth, ...options }: PatroniWriterOptions) {
    this.#http = new HttpClient({ ...options, maxBytes: MAX_BYTES });
    this.#headers = authHeaders(auth);
  }

  /** At once, or scheduled at an ISO time with zone. Any member takes it. */
  async switchover(
    base: string,
    order: { leader: string; candidate?: string; scheduledAt?: string },
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    const { leader, candidate, scheduledAt } = order;
    const body = { leader, candidate, scheduled_at: scheduledAt };
    return this.#send('POST', base, 'switchover', body, signal);
  }

  /** Takes a scheduled switchover back. Any member takes it. */
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

  /** Takes a scheduled restart of the member itself back. */
  async cancelRestart(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    return this.#send('DELETE', base, 'restart', undefined, signal);
  }

  /** Throws the data of the member itself away and copies it anew. */
  async reinitialize(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    return this.#send('POST', base, 'reinitialize', {}, signal);
  }

  /** Pauses or resumes automatic failover of the cluster. Any member takes it. */
  async setPause(
    base: string,
    paused: boolean,
    signal?: AbortSignal,
  ): Promise<PatroniAnswer> {
    const body = { pause: paused ? true : null };
    const answer = await this.#send('PATCH', base, 'config', body, signal);
    // The whole configuration comes back, and it may hold secrets.
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

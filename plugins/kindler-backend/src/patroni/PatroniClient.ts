import { HttpClient, type HttpTlsOptions } from '../http';
import { SourceError } from '../model/fault';
import { parseCluster } from '../model/patroni/parseCluster';
import {
  parseHistory,
  type PatroniHistoryEntry,
} from '../model/patroni/parseHistory';
import { parseNode } from '../model/patroni/parseNode';
import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import {
  parseSettings,
  type PatroniSettings,
} from '../model/patroni/parseSettings';

/** A `/cluster` answer of hundreds of members is far smaller. */
const MAX_BYTES = 2 * 1024 * 1024;

export interface PatroniClientOptions {
  tls?: HttpTlsOptions;
  timeoutMs: number;
}

/**
 * Reads Patroni's REST API. Only the base URLs that it is given are asked; addresses within the answers are data.
 * Rejects with what `classifyError` understands.
 */
export class PatroniClient {
  readonly #http: HttpClient;

  static create(options: PatroniClientOptions) {
    return new PatroniClient(
      HttpClient.create({ ...options, maxBytes: MAX_BYTES }),
    );
  }

  private constructor(http: HttpClient) {
    this.#http = http;
  }

  async getNode(base: string, signal?: AbortSignal): Promise<PatroniNode> {
    return parseNode(await this.#get(base, 'patroni', signal));
  }

  async getCluster(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniCluster> {
    return parseCluster(await this.#get(base, 'cluster', signal));
  }

  async getHistory(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniHistoryEntry[]> {
    return parseHistory(await this.#get(base, 'history', signal));
  }

  /** Times and limits of the dynamic configuration; nothing else of it is kept. */
  async getSettings(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniSettings> {
    return parseSettings(await this.#get(base, 'config', signal));
  }

  async close(): Promise<void> {
    await this.#http.close();
  }

  #get(base: string, path: string, signal?: AbortSignal): Promise<string> {
    if (!URL.canParse(base)) {
      throw new SourceError('config', 'The member has no valid URL');
    }
    const url = new URL(base);
    url.username = '';
    url.password = '';
    url.search = '';
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
    return this.#http.getText(url, { signal });
  }
}

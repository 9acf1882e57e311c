import { HttpClient, type HttpTlsOptions } from '../http';
import type { CertificateFacts } from '../model/CertificateFacts';
import { parseCluster } from '../dcs/parseCluster';
import { type PatroniHistoryEntry } from '../model/patroni/PatroniHistoryEntry';
import { parseHistory } from '../dcs/parseHistory';
import { parseNode } from './parseNode';
import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import { type PatroniSettings } from '../model/patroni/PatroniSettings';
import { parseSettings } from '../dcs/parseSettings';
import { authHeaders, patroniUrl, type PatroniAuth } from './patroniUrl';

/** A `/cluster` answer for hundreds of members is far smaller. */
const MAX_BYTES = 2 * 1024 * 1024;

interface Parsed<T> {
  text: string;
  value: T;
}

export interface PatroniClientOptions {
  tls?: HttpTlsOptions;
  auth?: PatroniAuth;
  timeoutMs: number;
}

/**
 * Reads Patroni's REST API. It calls only the base URLs that it is given; addresses inside answers are data. Rejects
 * with errors that `classifyError` understands.
 */
export class PatroniClient {
  readonly #http: HttpClient;
  readonly #headers: Record<string, string>;
  readonly #nodes = new Map<string, Parsed<PatroniNode>>();
  readonly #clusters = new Map<string, Parsed<PatroniCluster>>();

  constructor({ auth, ...options }: PatroniClientOptions) {
    this.#http = new HttpClient({ ...options, maxBytes: MAX_BYTES });
    this.#headers = authHeaders(auth);
  }

  /** Returns the same object as long as the text of the answer is the same. */
  async getNode(base: string, signal?: AbortSignal): Promise<PatroniNode> {
    return this.#read(this.#nodes, base, 'patroni', parseNode, signal);
  }

  /** Returns the same object as long as the text of the answer is the same. */
  async getCluster(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniCluster> {
    return this.#read(this.#clusters, base, 'cluster', parseCluster, signal);
  }

  async getHistory(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniHistoryEntry[]> {
    return parseHistory(await this.#get(base, 'history', signal));
  }

  /** Reads times and limits from the dynamic configuration, and keeps nothing else of it. */
  async getSettings(
    base: string,
    signal?: AbortSignal,
  ): Promise<PatroniSettings> {
    return parseSettings(await this.#get(base, 'config', signal));
  }

  /** Returns the certificate that the member last presented; undefined without TLS. */
  certificateOf(base: string): CertificateFacts | undefined {
    return this.#http.certificateOf(patroniUrl(base, ''));
  }

  async close(): Promise<void> {
    await this.#http.close();
  }

  async #read<T>(
    known: Map<string, Parsed<T>>,
    base: string,
    path: string,
    parse: (text: string) => T,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const text = await this.#get(base, path, signal);
    const before = known.get(base);
    if (before?.text === text) {
      return before.value;
    }
    const value = parse(text);
    known.set(base, { text, value });
    return value;
  }

  async #get(
    base: string,
    path: string,
    signal?: AbortSignal,
  ): Promise<string> {
    return this.#http.getText(patroniUrl(base, path), {
      signal,
      headers: this.#headers,
    });
  }
}

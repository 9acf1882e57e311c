import { word } from '@kindler/backstage-plugin-kindler-common';
import { HttpClient } from '../http';
import { SourceError } from '../model/fault';
import { type GatewayStats } from '../model/haproxy/GatewayStats';
import { parseStats } from './parsing/parseStats';

/** 100,000 servers fit. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface HaproxyStatsOptions {
  /** Statistics page, with or without `;csv`. */
  url: string;
  user?: string;
  password?: string;
  caFile?: string;
  timeoutMs: number;
  /** Called when HAProxy ends a connection that was kept for the next question, as it does when it stops. */
  onClosed?: () => void;
}

/** Reads HAProxy's statistics as CSV over HTTP. Rejects with what `classifyError` understands. */
export class HaproxyStats {
  readonly #http: HttpClient;
  readonly #url: URL | undefined;
  readonly #headers: Record<string, string>;

  constructor(options: HaproxyStatsOptions) {
    this.#http = new HttpClient({
      tls: options.caFile ? { caFile: options.caFile } : undefined,
      timeoutMs: options.timeoutMs,
      maxBytes: MAX_BYTES,
      onClosed: options.onClosed,
    });
    this.#url = csvUrl(options.url);
    const user = options.user ?? decodeURIComponent(this.#url?.username ?? '');
    const password =
      options.password ?? decodeURIComponent(this.#url?.password ?? '');
    this.#headers = user
      ? {
          authorization: `Basic ${Buffer.from(`${user}:${password}`).toString(
            'base64',
          )}`,
        }
      : {};
    if (this.#url) {
      this.#url.username = '';
      this.#url.password = '';
    }
  }

  /** What is asked, without credentials. */
  get target(): string {
    return this.#url?.href ?? 'no valid URL';
  }

  async read(signal?: AbortSignal): Promise<GatewayStats> {
    if (!this.#url) {
      throw new SourceError('config', word('fault-url', {}));
    }
    const headers = this.#headers;
    const text = await this.#http.getText(this.#url, { signal, headers });
    const certificate = this.#http.certificateOf(this.#url);
    return { ...parseStats(text), ...(certificate && { certificate }) };
  }

  async close(): Promise<void> {
    await this.#http.close();
  }
}

function csvUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) {
    return undefined;
  }
  const { href } = new URL(text);
  return new URL(/;csv(;|$)/.test(href) ? href : `${href};csv`);
}

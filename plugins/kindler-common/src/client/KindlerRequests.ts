import { ResponseError } from '@backstage/errors';

/** @public */
export interface KindlerRequestOptions {
  /** Plugin token; browsers leave it out, their fetch adds one. */
  token?: string;
}

/** @public */
export interface KindlerClientOptions {
  fetchApi: { fetch: typeof fetch };
  /** Without it, the client asks `plugin://kindler`, which the frontend's fetch resolves. */
  discoveryApi?: { getBaseUrl(pluginId: string): Promise<string> };
}

/** What a request of the Kindler API consists of. */
export interface KindlerRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Parts of the path after `/v1`, not encoded. */
  path: string[];
  query?: Record<string, string | number | boolean | undefined>;
  body?: object;
  idempotencyKey?: string;
}

/** Sends requests to the Kindler API. Rejects with a `ResponseError` when the answer is none. */
export class KindlerRequests {
  readonly #options: KindlerClientOptions;

  constructor(options: KindlerClientOptions) {
    this.#options = options;
  }

  async send(
    { method, path, query = {}, body, idempotencyKey }: KindlerRequest,
    { token }: KindlerRequestOptions,
  ) {
    const { discoveryApi, fetchApi } = this.#options;
    const base = discoveryApi
      ? await discoveryApi.getBaseUrl('kindler')
      : 'plugin://kindler';
    const place = path.map(encodeURIComponent).join('/');
    const response = await fetchApi.fetch(
      `${base}/v1/${place}${searchOf(query)}`,
      {
        method,
        headers: {
          ...(body && { 'Content-Type': 'application/json' }),
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
        },
        ...(body && { body: JSON.stringify(body) }),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function searchOf(query: NonNullable<KindlerRequest['query']>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(key, String(value));
    }
  }
  return search.size > 0 ? `?${search}` : '';
}

import { ResponseError } from '@backstage/errors';
import type { KindlerApi } from '../api';
import { createKindlerApi } from './createKindlerApi';
import { toHttpRequest } from './toHttpRequest';

/** @public */
export interface KindlerRequestOptions {
  /** Plugin token. Browsers omit it because their fetch adds one. */
  token?: string;
}

/** @public */
export interface KindlerClientOptions {
  fetchApi: { fetch: typeof fetch };
  /** If missing, the client calls `plugin://kindler`, which the frontend's fetch resolves. */
  discoveryApi?: { getBaseUrl(pluginId: string): Promise<string> };
}

/** @public */
export type KindlerClient = KindlerApi<KindlerRequestOptions | void>;

/**
 * Creates the Kindler API over HTTP, for browsers and backends. Calls reject with a `ResponseError` unless the answer
 * is a success.
 * @public
 */
export function createKindlerClient(
  options: KindlerClientOptions,
): KindlerClient {
  const { discoveryApi, fetchApi } = options;
  return createKindlerApi(async (call, args, requestOptions) => {
    const { url, headers, ...request } = toHttpRequest(call, args);
    const base = discoveryApi
      ? await discoveryApi.getBaseUrl('kindler')
      : 'plugin://kindler';
    const token = requestOptions?.token;
    const response = await fetchApi.fetch(`${base}${url}`, {
      ...request,
      headers: {
        ...headers,
        ...(token && { Authorization: `Bearer ${token}` }),
      },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  });
}

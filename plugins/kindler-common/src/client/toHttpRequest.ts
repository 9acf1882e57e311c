import { InputError } from '@backstage/errors';
import { KINDLER_CALLS, type KindlerCall } from '../api';

/** The HTTP request of a call. */
export interface HttpRequest {
  method: string;
  /** Path from `/v1` on, with the query. */
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** Converts a call with its arguments to an HTTP request. Throws an InputError if a name would change the path. */
export function toHttpRequest(call: KindlerCall, args: unknown[]): HttpRequest {
  const { method, path, input, dryRun } = KINDLER_CALLS[call];
  const [...rest] = args;
  const url = path.replace(/\{(\w+)\}/g, (_, parameter) =>
    encodePart(parameter, String(rest.shift())),
  );
  const fields = (rest[0] ?? {}) as Record<string, unknown>;
  if (input === 'query') {
    return { method, url: `${url}${toSearch(fields)}`, headers: {} };
  }
  if (input !== 'body') {
    return { method, url, headers: {} };
  }
  const { idempotencyKey, ...body } = fields;
  return {
    method,
    url,
    headers: {
      'Content-Type': 'application/json',
      ...(idempotencyKey ? { 'Idempotency-Key': String(idempotencyKey) } : {}),
    },
    body: JSON.stringify(dryRun === undefined ? body : { ...body, dryRun }),
  };
}

function encodePart(parameter: string, value: string): string {
  if (/^\.{0,2}$/.test(value)) {
    throw new InputError(`${parameter} cannot be '${value}'`);
  }
  return encodeURIComponent(value);
}

function toSearch(fields: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) {
      search.set(key, String(value));
    }
  }
  // Parameters must not hold reserved characters, including these two, which are allowed in forms.
  const text = String(search).replace(/\+/g, '%20').replace(/\*/g, '%2A');
  return text && `?${text}`;
}

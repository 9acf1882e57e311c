import type { Request } from 'express';

/** A query parameter as text; the specification has already refused lists and objects. */
export function queryText(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return value === undefined ? undefined : String(value);
}

/** `limit` and `cursor`. */
export function readPage(request: Request) {
  const limit = queryText(request, 'limit');
  return {
    limit: limit === undefined ? undefined : Number(limit),
    cursor: queryText(request, 'cursor'),
  };
}

export function readIdempotencyKey(request: Request): string | undefined {
  return request.header('idempotency-key');
}

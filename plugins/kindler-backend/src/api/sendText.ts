import type { Response } from 'express';

/** Up to this many bytes, a page of a list, compressing an answer for each reader costs more than it saves. */
const SMALL = 64 * 1024;

/** Sends JSON that must not be cached. */
export function sendText(response: Response, body: Buffer): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader(
    'Cache-Control',
    body.length < SMALL ? 'no-store, no-transform' : 'no-store',
  );
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

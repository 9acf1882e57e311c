import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * Sends a list with an ETag over everything but `now`, and 304 to those who name it. Browsers must not keep it:
 * an answer from a cache would make ages look smaller than they are.
 */
export function sendTagged<T extends { now: string }>(
  request: Request,
  response: Response,
  body: T,
): void {
  const { now: _now, ...content } = body;
  const hash = createHash('sha256').update(JSON.stringify(content));
  response.setHeader('ETag', `W/"${hash.digest('base64url').slice(0, 27)}"`);
  response.setHeader('Cache-Control', 'no-store');
  const known = request.header('if-none-match');
  if (known && known === response.getHeader('ETag')) {
    response.status(304).end();
    return;
  }
  response.json(body);
}

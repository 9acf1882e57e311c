import type { Response } from 'express';

const texts = new WeakMap<object, string>();

/**
 * Sends `{ item, now }`. What was observed is the same object until it is judged anew, so its text is made once for
 * all who read it meanwhile.
 */
export function sendItem(
  response: Response,
  { item, now }: { item: object; now: string },
): void {
  let text = texts.get(item);
  if (text === undefined) {
    text = JSON.stringify(item);
    texts.set(item, text);
  }
  const body = Buffer.from(`{"item":${text},"now":${JSON.stringify(now)}}`);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

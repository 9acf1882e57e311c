import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { sendText } from './sendText';

interface SerializedList {
  content: Record<string, unknown>;
  /** All but the time and the last brace. */
  start: Buffer;
  tag: string;
}

/** What was made of a list, by its items: the same ones are those of the same answer, or of one like it. */
const serialized = new WeakMap<object, SerializedList>();

/**
 * Sends a list with an ETag over everything but `now`, and 304 to those who name it. Browsers must not keep it:
 * an answer from a cache would make ages look smaller than they are. Text and tag are made once for all readers who get
 * the same answer.
 */
export function sendTagged(
  request: Request,
  response: Response,
  { now, ...content }: { items: object; now: string },
): void {
  const { start, tag } = serialize(content);
  response.setHeader('ETag', tag);
  if (request.header('if-none-match') === tag) {
    response.setHeader('Cache-Control', 'no-store');
    response.status(304).end();
    return;
  }
  sendText(response, Buffer.concat([start, Buffer.from(`,"now":"${now}"}`)]));
}

function serialize(content: { items: object }): SerializedList {
  const known = serialized.get(content.items);
  if (known && isSame(known.content, content)) {
    return known;
  }
  const text = JSON.stringify(content);
  const hash = createHash('sha256').update(text).digest('base64url');
  const made = {
    content,
    start: Buffer.from(text.slice(0, -1)),
    tag: `W/"${hash.slice(0, 27)}"`,
  };
  serialized.set(content.items, made);
  return made;
}

function isSame(a: Record<string, unknown>, b: Record<string, unknown>) {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => a[key] === b[key])
  );
}

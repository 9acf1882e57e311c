import type { Request, Response } from 'express';
import { sendText } from './sendText';
import { StampedText } from './StampedText';

interface SerializedList {
  content: Record<string, unknown>;
  text: StampedText;
  tag: string;
}

/** Serialized lists, by their items. The same items belong to the same answer or to an equal one. */
const serialized = new WeakMap<object, SerializedList>();

/**
 * Sends a list with an ETag over everything except `now`, or a 304 to readers that already have it. Browsers must not
 * cache it, because a cached answer would make ages look smaller than they are. Text and tag are built once for all
 * readers of the same answer.
 */
export function sendTagged(
  request: Request,
  response: Response,
  { now, ...content }: { items: object; now: string },
): void {
  const { text, tag } = serialize(content);
  response.setHeader('ETag', tag);
  if (request.header('if-none-match') === tag) {
    response.setHeader('Cache-Control', 'no-store');
    response.status(304).end();
    return;
  }
  sendText(response, text.at(now));
}

function serialize(content: { items: object }): SerializedList {
  const known = serialized.get(content.items);
  if (known && isSame(known.content, content)) {
    return known;
  }
  const text = new StampedText(content);
  const made = {
    content,
    text,
    tag: `W/"${text.digest.slice(0, 27)}"`,
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

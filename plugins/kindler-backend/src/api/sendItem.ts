import type { Response } from 'express';
import { sendText } from './sendText';
import { StampedText } from './StampedText';

const texts = new WeakMap<object, StampedText>();

/**
 * Sends `{ item, mark, now }`. An observed item is the same object until the next evaluation, so it is serialized once
 * for all readers.
 */
export function sendItem(
  response: Response,
  { item, now, mark }: { item: object; now: string; mark?: string },
): void {
  let text = texts.get(item);
  if (!text) {
    text = new StampedText({ item, mark });
    texts.set(item, text);
  }
  sendText(response, text.at(now));
}

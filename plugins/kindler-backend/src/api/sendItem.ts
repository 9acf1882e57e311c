import type { Response } from 'express';
import { sendText } from './sendText';

const starts = new WeakMap<object, Buffer>();
let last: { start?: Buffer; now?: string; body: Buffer } = {
  body: Buffer.alloc(0),
};

/**
 * Sends `{ item, mark, now }`. An observed item is the same object until the next evaluation, so it is serialized once
 * for all readers, and once per millisecond with its `now`.
 */
export function sendItem(
  response: Response,
  { item, now, mark }: { item: object; now: string; mark?: string },
): void {
  let start = starts.get(item);
  if (!start) {
    const text = JSON.stringify({ item, mark, now: '' });
    start = Buffer.from(text.slice(0, -2));
    starts.set(item, start);
  }
  if (last.start !== start || last.now !== now) {
    const body = Buffer.concat([start, Buffer.from(`${now}"}`)]);
    last = { start, now, body };
  }
  sendText(response, last.body);
}

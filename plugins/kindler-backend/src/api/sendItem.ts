import type { Response } from 'express';
import { sendText } from './sendText';

const starts = new WeakMap<object, Buffer>();
let last: { start?: Buffer; now?: string; body: Buffer } = {
  body: Buffer.alloc(0),
};

/**
 * Sends `{ item, now }`. What was observed is the same object until it is judged anew, so its text is made once for
 * all who read it meanwhile; and once a millisecond with its `now`.
 */
export function sendItem(
  response: Response,
  { item, now }: { item: object; now: string },
): void {
  let start = starts.get(item);
  if (!start) {
    start = Buffer.from(`{"item":${JSON.stringify(item)},"now":"`);
    starts.set(item, start);
  }
  if (last.start !== start || last.now !== now) {
    const body = Buffer.concat([start, Buffer.from(`${now}"}`)]);
    last = { start, now, body };
  }
  sendText(response, last.body);
}

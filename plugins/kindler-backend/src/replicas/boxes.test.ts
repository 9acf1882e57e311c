import type { Fault } from '@kindler/backstage-plugin-kindler-common';
import type { Reading } from '../model/Reading';
import type { Batch, Readings } from './Batch';
import { Inbox } from './Inbox';
import { Outbox, TELL_AGAIN_MS } from './Outbox';

const SOURCE = { id: 'a', kind: 'patroni-rest', target: 'http://a' } as const;
const FAULT: Fault = {
  kind: 'refused',
  source: SOURCE.id,
  message: 'Connection refused',
  hint: 'Start it',
};
const KEY = 'node c1/a';

const reading = (value: unknown, observedAt: number): Reading<unknown> => ({
  source: SOURCE,
  value,
  observedAt,
});

class Memory implements Readings {
  readonly all = new Map<string, Reading<unknown>>();
  get = (key: string) => this.all.get(key);
  put = (key: string, value: Reading<unknown>) => {
    this.all.set(key, value);
  };
  entries = () => this.all;
  subscribeAll = () => () => {};
}

/** One backend that tells, and one that listens. */
function pair(clockOffset = 0) {
  const mine = new Memory();
  const theirs = new Memory();
  const outbox = new Outbox(mine);
  const inbox = new Inbox(theirs);
  const observe = (next: Reading<unknown>, at: number, key = KEY) => {
    mine.put(key, next);
    outbox.note(key, next, at);
  };
  const tell = async (now: number) => {
    const batch = outbox.take(now);
    if (batch) {
      const text = JSON.stringify({ ...batch, clockOffset: 0 });
      await inbox.take('one', JSON.parse(text), () => true, clockOffset);
    }
    return batch;
  };
  return { mine, theirs, outbox, inbox, observe, tell };
}

describe('what one backend tells another', () => {
  it('is a value once, then only that it came again', async () => {
    const { observe, tell, theirs } = pair();
    const value = { role: 'leader' };
    observe(reading(value, 1000), 1000);
    await tell(1100);
    const told = theirs.get(KEY);
    observe(reading(value, 2000), 2000);
    expect(await tell(2100)).toEqual({
      news: [],
      same: [{ key: KEY, version: 1, observedAt: 2000 }],
      moves: [],
    });
    expect(theirs.get(KEY)).toEqual(reading(value, 2000));
    expect(theirs.get(KEY)!.value).toBe(told!.value);
    expect(await tell(2200)).toBeUndefined();
  });

  it('is every fault, and the answer after it', async () => {
    const { observe, tell, theirs } = pair();
    const value = { role: 'leader' };
    observe(reading(value, 1000), 1000);
    await tell(1100);
    const failing = {
      ...reading(value, 1000),
      fault: FAULT,
      failingSince: 2000,
    };
    observe({ ...failing, failures: 1 }, 2000);
    await tell(2100);
    observe({ ...failing, failures: 2 }, 3000);
    await tell(3100);
    expect(theirs.get(KEY)).toMatchObject({ failures: 2, failingSince: 2000 });
    observe(reading(value, 4000), 4000);
    await tell(4100);
    expect(theirs.get(KEY)).toEqual(reading(value, 4000));
  });

  it('is told anew from time to time, so that a backend that joins knows it', async () => {
    const { observe, tell, outbox } = pair();
    observe(reading('x', 1000), 1000);
    await tell(1000);
    expect(outbox.take(1000 + TELL_AGAIN_MS - 1)).toBeUndefined();
    expect(outbox.take(1000 + TELL_AGAIN_MS)?.news).toHaveLength(1);
  });

  it('is not taken from a backend whose value is not known', async () => {
    const { theirs, inbox } = pair();
    const batch = (version: number): Batch => ({
      clockOffset: 0,
      news: [],
      same: [{ key: KEY, version, observedAt: 2000 }],
      moves: [],
    });
    theirs.put(KEY, reading('x', 1000));
    await inbox.take('two', batch(7), () => true, 0);
    expect(theirs.get(KEY)?.observedAt).toBe(1000);
  });

  it('does not replace what was asked here later', async () => {
    const { observe, tell, theirs } = pair();
    observe(reading('old', 1000), 1000);
    theirs.put(KEY, reading('new', 1500));
    await tell(1600);
    expect(theirs.get(KEY)?.value).toBe('new');
  });

  it('has the times of the clock of whoever listens', async () => {
    const { observe, tell, theirs } = pair(30_000);
    const client = {
      source: SOURCE,
      failures: 0,
      everyMs: 5000,
      servedAt: 1000,
      last: { startedAt: 990, at: 1000 },
    };
    observe(reading(client, 1000), 1000, 'client c1-rw');
    await tell(1100);
    expect(theirs.get('client c1-rw')).toMatchObject({
      observedAt: 31_000,
      value: { servedAt: 31_000, last: { startedAt: 30_990, at: 31_000 } },
    });
  });

  it('is everything that was not told yet once a thing moved here', async () => {
    const { mine, outbox, observe, tell } = pair();
    observe(reading('x', 1000), 1000);
    await tell(1000);
    mine.put('slow c2', reading('y', 900));
    outbox.assign(key => key !== KEY, 2000);
    const batch = outbox.take(2000);
    expect(batch?.news.map(({ key }) => key)).toEqual(['slow c2']);
  });
});

import { waitFor } from '@kindler/lab';
import { PlannedWork } from './PlannedWork';

const UNTIL = { deadlineMs: 5000, everyMs: 1 };
const LATER = 1_000_000;

describe('PlannedWork', () => {
  let done: number;
  let atOnce: number;
  let most: number;
  /** What the work waits for. */
  let gate: Promise<unknown>;

  beforeEach(() => {
    done = 0;
    atOnce = 0;
    most = 0;
    gate = Promise.resolve();
  });

  const create = (next: () => number) => {
    const work = new PlannedWork(async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await gate;
      atOnce -= 1;
      done += 1;
      work.plan(performance.now() + next());
    });
    return work;
  };
  const times = (count: number) =>
    waitFor(`${count} times`, () => done >= count || undefined, UNTIL);

  it('is done again and again, and not after it was stopped', async () => {
    const work = create(() => 1);
    work.plan(performance.now());
    await times(5);
    await work.stop();
    const before = done;
    await work.doBy(performance.now());
    work.plan(performance.now());
    await new Promise(setImmediate);
    expect(done).toBe(before);
    expect(most).toBe(1);
  });

  it('is done once for all who wait, and again for who came later', async () => {
    const work = create(() => LATER);
    work.plan(performance.now() + LATER);
    await Promise.all([work.doBy(0), work.doBy(0), work.doBy(LATER)]);
    expect(done).toBe(1);
    let open = () => {};
    gate = new Promise<void>(resolve => {
      open = resolve;
    });
    const first = work.doBy(0);
    await waitFor('a beginning', () => atOnce > 0 || undefined, UNTIL);
    const second = work.doBy(0);
    open();
    await first;
    expect(done).toBe(2);
    await second;
    expect(done).toBe(3);
    expect(most).toBe(1);
    await work.stop();
  });

  it('lets nobody wait for ever', async () => {
    const work = create(() => LATER);
    const waiting = work.doBy(performance.now() + LATER);
    await work.stop();
    await waiting;
    expect(done).toBe(0);
  });
});

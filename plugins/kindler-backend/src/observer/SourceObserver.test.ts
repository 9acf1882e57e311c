import { ObservationStore } from './ObservationStore';
import { SourceObserver } from './SourceObserver';

const SOURCE = {
  id: 'haproxy-stats:edge',
  kind: 'haproxy-stats',
  target: 'x',
} as const;

describe('SourceObserver', () => {
  const createObserver = (
    read: () => Promise<string>,
    isDue?: () => boolean,
  ) => {
    const store = new ObservationStore();
    const observer = new SourceObserver<string>({
      key: 'edge',
      source: () => SOURCE,
      read,
      store,
      pace: { intervalMs: 1000, slowestMs: 4000 },
      isDue,
    });
    return { store, observer };
  };

  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('stores answers, and keeps the last one with the faults that follow', async () => {
    const read = jest
      .fn<Promise<string>, []>()
      .mockResolvedValueOnce('fine')
      .mockRejectedValue(new Error('refused'));
    const { store, observer } = createObserver(read);
    expect(observer.reading).toEqual({ source: SOURCE });
    const told: unknown[] = [];
    store.subscribe('edge', ({ reading, tookMs }) =>
      told.push([reading?.value, reading?.failures, typeof tookMs]),
    );
    expect(await observer.refresh()).toBe(true);
    expect(await observer.refresh()).toBe(false);
    expect(await observer.refresh()).toBe(false);
    expect(told).toEqual([
      ['fine', undefined, 'number'],
      ['fine', 1, 'number'],
      ['fine', 2, 'number'],
    ]);
    expect(observer.reading).toBe(store.get('edge'));
    await observer.stop();
  });

  it('asks nothing that is not due', async () => {
    const read = jest.fn(async () => 'fine');
    const { store, observer } = createObserver(read, () => false);
    expect(await observer.refresh()).toBe(true);
    expect(read).not.toHaveBeenCalled();
    expect(store.get('edge')).toBeUndefined();
    await observer.stop();
  });

  it('is asked early, but not again for a while after a false alarm', async () => {
    let isThere = true;
    const read = jest.fn(async () => {
      if (!isThere) {
        throw new Error('refused');
      }
      return 'fine';
    });
    const { observer } = createObserver(read);
    await observer.askEarly();
    expect(read).not.toHaveBeenCalled();
    observer.start();
    await observer.askEarly();
    await observer.askEarly();
    expect(read).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(60_000);
    read.mockClear();
    isThere = false;
    await observer.askEarly();
    expect(observer.reading.fault).toBeDefined();
    await observer.askEarly();
    expect(read.mock.calls.length).toBeGreaterThan(1);
    await observer.stop();
  });
});

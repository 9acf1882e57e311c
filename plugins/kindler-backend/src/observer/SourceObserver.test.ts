import { SourceObserver } from './SourceObserver';

describe('SourceObserver', () => {
  const createObserver = (read: () => Promise<string>) =>
    SourceObserver.create({
      source: { id: 'haproxy-stats:edge', kind: 'haproxy-stats', target: 'x' },
      read,
      settings: { intervalMs: 1000, timeoutMs: 1000 },
      onReading: () => {},
    });

  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is asked early, but not again for a while after a false alarm', async () => {
    let isThere = true;
    const read = jest.fn(async () => {
      if (!isThere) {
        throw new Error('refused');
      }
      return 'fine';
    });
    const observer = createObserver(read);
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

import { mockServices } from '@backstage/backend-test-utils';
import { WriteQueue } from './WriteQueue';

const settled = () => new Promise<void>(resolve => setImmediate(resolve));

describe('WriteQueue', () => {
  const logger = mockServices.logger.mock();
  let isThere = true;
  const ping = async () => {
    if (!isThere) {
      throw new Error('away');
    }
  };
  const work = (name: string, done: string[]) => async () => {
    await ping();
    done.push(name);
  };

  beforeEach(() => {
    jest.clearAllMocks();
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    isThere = true;
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('does work in order, and keeps it while the database is away, which is said once', async () => {
    const done: string[] = [];
    const queue = new WriteQueue({
      logger,
      name: 'events',
      what: 'Events',
      ping,
    });
    isThere = false;
    queue.add(work('a', done));
    queue.add(work('b', done));
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await settled();
      await jest.advanceTimersByTimeAsync(5_000);
    }
    expect(done).toEqual([]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    isThere = true;
    await jest.advanceTimersByTimeAsync(5_000);
    await queue.settle();
    expect(done).toEqual(['a', 'b']);
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  it('drops work that never gets done while the database answers', async () => {
    const done: string[] = [];
    const queue = new WriteQueue({
      logger,
      name: 'events',
      what: 'Events',
      ping,
    });
    queue.add(() => Promise.reject(new Error('value too long')));
    queue.add(work('b', done));
    await jest.advanceTimersByTimeAsync(30_000);
    expect(done).toEqual(['b']);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('1 were dropped'),
    );
  });

  it('is bounded', async () => {
    const done: string[] = [];
    const queue = new WriteQueue({
      logger,
      name: 'events',
      what: 'Events',
      ping,
    });
    isThere = false;
    for (let index = 0; index < 10_010; index += 1) {
      queue.add(work(String(index), done));
    }
    await settled();
    isThere = true;
    await jest.advanceTimersByTimeAsync(5_000);
    await queue.settle();
    expect(done).toHaveLength(10_000);
    expect(done.at(-1)).toBe('10009');
  });

  it('is flushed at the end, and does not wait for a database that is away or hangs', async () => {
    const done: string[] = [];
    const queue = new WriteQueue({
      logger,
      name: 'events',
      what: 'Events',
      ping,
    });
    queue.add(work('a', done));
    await queue.stop();
    expect(done).toEqual(['a']);

    const away = new WriteQueue({
      logger,
      name: 'events',
      what: 'Events',
      ping,
    });
    isThere = false;
    away.add(work('b', done));
    await settled();
    await away.stop();
    expect(logger.warn).toHaveBeenLastCalledWith(
      'Events: 1 writes were not done',
    );

    const hanging = new WriteQueue({
      logger,
      name: 'events',
      what: 'Events',
      ping,
    });
    hanging.add(() => new Promise(() => {}));
    const stopped = hanging.stop();
    await jest.advanceTimersByTimeAsync(5_000);
    await stopped;
  });
});

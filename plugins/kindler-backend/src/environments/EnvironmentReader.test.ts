import { mockServices } from '@backstage/backend-test-utils';
import {
  NotImplementedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  Environment,
  Fault,
} from '@kindler/backstage-plugin-kindler-common';
import { EnvironmentReader } from './EnvironmentReader';

const AWAY = new ServiceUnavailableError('away');
const [one, two] = ['one', 'two'].map(name => ({ name } as Environment));
const names = ({ items }: { items: Environment[] }) =>
  items.map(({ name }) => name);

/** A backend on a table, whose database may go away, and what it saves. */
function setUp(saved: Environment[][] = []) {
  const asked: string[] = [];
  const world = {
    asked,
    saved,
    savedAt: new Date(1_000),
    error: undefined as Error | undefined,
  };
  const answer = async (what: string, items: Environment[]) => {
    asked.push(what);
    if (world.error) {
      throw world.error;
    }
    return items;
  };
  const reader = new EnvironmentReader({
    database: { fault: { kind: 'refused' } as Fault },
    table: {
      list: () => answer('all', [one, two]),
      find: wanted =>
        answer(
          wanted.join(),
          [one, two].filter(({ name }) => wanted.includes(name)),
        ),
    },
    lastKnown: {
      save: async (_, __, value) => {
        saved.push(value as Environment[]);
      },
      load: async <T>() =>
        saved.slice(-1).map(value => ({
          name: 'all',
          value: value as T,
          observedAt: world.savedAt,
        })),
    },
    logger: mockServices.logger.mock(),
  });
  return { reader, world };
}

describe('EnvironmentReader', () => {
  it('asks for the rows that are wanted, and saves nothing for them', async () => {
    const { reader, world } = setUp();
    expect(names(await reader.find(['two', 'none']))).toEqual(['two']);
    expect(world).toMatchObject({ asked: ['two,none'], saved: [] });
  });

  it('knows what was read of single ones since, while the database is away', async () => {
    const { reader, world } = setUp();
    await reader.readAll();
    reader.note([{ name: 'new' } as Environment]);
    await reader.find(['new', 'one']);
    reader.note([{ name: 'a page' } as Environment]);
    world.error = AWAY;
    expect(names(await reader.readAll())).toEqual(['a page', 'one', 'two']);
  });

  it('says of what is shown when that was read, and never now', async () => {
    jest.useFakeTimers({ now: 10_000 });
    try {
      const { reader, world } = setUp();
      await reader.readAll();
      jest.setSystemTime(20_000);
      await reader.find(['one']);
      world.error = AWAY;
      jest.setSystemTime(30_000);
      const ageOf = async (read: ReturnType<typeof reader.find>) =>
        Date.parse((await read).freshness.observedAt!);
      expect(await ageOf(reader.readAll())).toBe(10_000);
      expect(await ageOf(reader.find(['one']))).toBe(20_000);
      expect(await ageOf(reader.find(['one', 'two']))).toBe(10_000);
      expect(await ageOf(reader.find(['none']))).toBe(10_000);
      // Another backend read all of them later, before it lost the database too.
      world.error = undefined;
      await reader.find(['one']);
      world.error = AWAY;
      world.savedAt = new Date(25_000);
      world.saved.push([two]);
      expect(await ageOf(reader.readAll())).toBe(25_000);
      expect(names(await reader.readAll())).toEqual(['one', 'two']);
      expect(await ageOf(reader.find(['two']))).toBe(25_000);
    } finally {
      jest.useRealTimers();
    }
  });

  it('saves once for many lists', async () => {
    const { reader, world } = setUp();
    for (let count = 0; count < 5; count += 1) {
      const { freshness } = await reader.readAll();
      expect(freshness.status).toBe('live');
    }
    expect(world.saved).toEqual([[one, two]]);
  });

  it.each([
    ['read by this backend', [], true, ['one', 'two']],
    ['saved by another one', [[one]], false, ['one']],
    ['read after it was saved', [[one]], true, ['one', 'two']],
  ])(
    'knows what was %s while the database is away',
    async (_, saved, reads, expected) => {
      const { reader, world } = setUp(saved);
      if (reads) {
        await reader.readAll();
      }
      world.error = AWAY;
      const all = await reader.readAll();
      expect(names(all)).toEqual(expected);
      expect(all.freshness).toMatchObject({
        status: 'stale',
        observedAt: expect.any(String),
        fault: { kind: 'refused' },
      });
      const found = await reader.find(['one', 'none']);
      expect(names(found)).toEqual(['one']);
      expect(found.freshness.status).toBe('stale');
    },
  );

  it.each([AWAY, new Error('broken')])(
    'knows nothing after %s',
    async error => {
      const { reader, world } = setUp(error === AWAY ? [] : [[one]]);
      world.error = error;
      await expect(reader.readAll()).rejects.toBe(error);
      await expect(reader.find(['one'])).rejects.toBe(error);
    },
  );

  it('has none where none is configured', async () => {
    const { reader, world } = setUp([[one]]);
    world.error = new NotImplementedError('none');
    expect(await reader.find(['one'])).toMatchObject({
      items: [],
      freshness: { status: 'not-configured' },
    });
  });
});

import { NOW, stored } from './__testUtils__/stored';
import { BackupWatch, type BackupWatchOptions } from './BackupWatch';
import type { StoredBackup } from './files/BackupFolder';

const DAY_MS = 86_400_000;
const { signal } = new AbortController();

function setUp(list: () => Promise<StoredBackup[]>) {
  const onAges = jest.fn();
  const source = (name: string, createdAt?: string) => ({
    name,
    kind: 'environment',
    route: 'platform-rw',
    database: name,
    createdAt,
  });
  const watch = new BackupWatch({
    folder: { list },
    settings: { maxAgeMs: 2 * DAY_MS },
    sources: {
      list: async () => [
        source('shop', '2026-01-01T00:00:00Z'),
        source('new', '2026-11-29T12:00:00.000Z'),
        { ...source('kindler.database'), route: 'kindler-rw' },
      ],
    },
    onAges,
  } as unknown as BackupWatchOptions);
  return { watch, onAges };
}

it('tells since when each database is without a backup that was restored', async () => {
  const { watch, onAges } = setUp(async () => [
    stored(1, { ok: false }),
    stored(2, { isThere: false }),
    stored(3),
    stored(4),
    stored(0, { source: 'gone' }),
  ]);
  await watch.look(signal);
  expect(onAges).toHaveBeenCalledWith({
    maxAgeMs: 2 * DAY_MS,
    observedAt: expect.any(Number),
    routes: new Map([
      [
        'platform-rw',
        { databases: 2, since: [NOW - 3 * DAY_MS, NOW - DAY_MS / 2] },
      ],
      ['kindler-rw', { databases: 1, since: [0] }],
    ]),
  });
});

it('says since when the folder cannot be read, until it can', async () => {
  const denied = Object.assign(new Error('/secret/folder'), { code: 'EACCES' });
  const list = jest
    .fn<Promise<StoredBackup[]>, []>()
    .mockResolvedValueOnce([stored(3)])
    .mockRejectedValueOnce(denied)
    .mockRejectedValueOnce(denied)
    .mockResolvedValueOnce([stored(1)]);
  const { watch, onAges } = setUp(list);
  for (let round = 0; round < 4; round += 1) {
    await watch.look(signal);
  }
  const told = onAges.mock.calls.map(([ages]) => ages.unread);
  expect(told).toEqual([
    undefined,
    { since: expect.any(Number), reason: 'EACCES' },
    { since: told[1].since, reason: 'EACCES' },
    undefined,
  ]);
});

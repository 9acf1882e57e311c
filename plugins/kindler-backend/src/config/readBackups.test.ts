import { ConfigReader } from '@backstage/config';
import { readKindlerConfig } from './readKindlerConfig';

const KEY = Buffer.alloc(32, 7).toString('base64');

const read = (backups: object) =>
  readKindlerConfig(new ConfigReader({ kindler: { backups } as {} })).backups;

it('reads a folder alone', () => {
  expect(read({ folder: '/backups' })).toEqual({
    folder: '/backups',
    everyMs: undefined,
    maxAgeMs: 2 * 86_400_000,
    retention: { keep: 7 },
    keys: [],
    programs: { pgDump: 'pg_dump', pgRestore: 'pg_restore' },
  });
});

it('reads everything', () => {
  expect(
    read({
      folder: '/backups',
      schedule: { every: 'P2D' },
      criticalAge: 'P7D',
      retention: { keep: 3, days: 30 },
      keys: [{ id: 'new', key: KEY }],
      programs: { pgDump: '/pg/pg_dump', pgRestore: '/pg/pg_restore' },
    }),
  ).toMatchObject({
    everyMs: 2 * 86_400_000,
    maxAgeMs: 4 * 86_400_000,
    criticalAgeMs: 7 * 86_400_000,
    retention: { keep: 3, days: 30 },
    keys: [{ id: 'new', key: Buffer.alloc(32, 7) }],
    programs: { pgDump: '/pg/pg_dump' },
  });
});

it.each([
  [{}, 'kindler.backups.folder is missing'],
  [{ folder: 'backups' }, 'not an absolute path'],
  [{ folder: '/b', keys: [{ id: 'k', key: 'short' }] }, 'keys[0].key'],
  [
    { folder: '/b', keys: [1, 2].map(() => ({ id: 'k', key: KEY })) },
    "'k' twice",
  ],
  [{ folder: '/b', criticalAge: 'P2D' }, 'not longer than'],
  [{ folder: '/b', retention: { keep: 0 } }, 'retention.keep'],
  [{ folder: '/b', schedule: { every: 'PT1S' } }, 'schedule.every'],
])('refuses %j', (backups, message) => {
  expect(() => read(backups)).toThrow(message);
  expect(() => read(backups)).not.toThrow('short');
});

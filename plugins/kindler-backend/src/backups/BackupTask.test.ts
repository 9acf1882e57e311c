import { ConflictError } from '@backstage/errors';
import { mockServices } from '@backstage/backend-test-utils';
import { stored } from './__testUtils__/stored';
import { BackupTask, type BackupTaskOptions } from './BackupTask';
import type { StoredBackup } from './files/BackupFolder';

const HOUR_MS = 3_600_000;

function setUp(options: {
  ages: Record<string, { backup?: number; tried?: number }>;
  everyMs?: number;
  kept?: StoredBackup[];
  /** Sources with an operation that has not ended. */
  active?: string[];
}) {
  const ago = (hours: number) =>
    new Date(Date.now() - hours * HOUR_MS).toISOString();
  const names = Object.keys(options.ages);
  const backups = names.flatMap(source => {
    const { backup } = options.ages[source];
    const { manifest } = stored(0, { source });
    return backup === undefined
      ? []
      : [{ isThere: true, manifest: { ...manifest, startedAt: ago(backup) } }];
  });
  const run = jest.fn();
  const remove = jest.fn();
  const logger = mockServices.logger.mock();
  const task = new BackupTask({
    folder: { list: async () => options.kept ?? backups, remove },
    settings: { everyMs: options.everyMs, retention: { keep: 1 } },
    sources: { list: async () => names.map(name => ({ name })) },
    service: { run },
    operations: {
      findActive: async ({ name }: { name: string }) =>
        options.active?.includes(name) ? {} : undefined,
      listNewest: async () =>
        new Map(
          names.flatMap(name => {
            const { tried } = options.ages[name];
            return tried === undefined
              ? []
              : [[name, [{ createdAt: ago(tried) }]]];
          }) as Iterable<[string, never[]]>,
        ),
    },
    auditor: mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
    logger,
  } as unknown as BackupTaskOptions);
  const { signal } = new AbortController();
  return { run, remove, logger, work: () => task.run(signal) };
}

it('begins what is due, and what failed an hour ago', async () => {
  const { run, work } = setUp({
    everyMs: 24 * HOUR_MS,
    ages: {
      young: { backup: 3 },
      old: { backup: 25 },
      never: {},
      'failed-now': { backup: 30, tried: 0.5 },
      'failed-before': { backup: 30, tried: 2 },
      'kindler.database': {},
    },
  });
  await work();
  expect(run.mock.calls.map(([{ environment }]) => environment)).toEqual([
    'old',
    'never',
    'failed-before',
    undefined,
  ]);
  expect(run.mock.calls[0][1]).toBe('kindler');
});

it('begins nothing without a schedule', async () => {
  const { run, work } = setUp({ ages: { never: {} } });
  await work();
  expect(run).not.toHaveBeenCalled();
});

it('goes on with the others, and says what failed unless somebody works on it', async () => {
  const { run, work, logger } = setUp({
    everyMs: 24 * HOUR_MS,
    ages: { a: {}, b: {}, c: {} },
  });
  run
    .mockRejectedValueOnce(new ConflictError('busy'))
    .mockRejectedValueOnce(new Error('broken'));
  await work();
  expect(run).toHaveBeenCalledTimes(3);
  expect(logger.warn.mock.calls).toEqual([
    [expect.stringContaining("back up 'b'")],
  ]);
});

it('removes what expired', async () => {
  const { remove, work } = setUp({
    ages: {},
    kept: [stored(1), stored(2), stored(3, { source: 'crm' })],
  });
  await work();
  expect(remove.mock.calls).toEqual([['shop-2']]);
});

it('keeps what expired while something of the same source goes on', async () => {
  const { remove, work } = setUp({
    ages: {},
    kept: ['shop', 'crm'].flatMap(source =>
      [1, 2].map(days => stored(days, { source })),
    ),
    active: ['shop'],
  });
  await work();
  expect(remove.mock.calls).toEqual([['crm-2']]);
});

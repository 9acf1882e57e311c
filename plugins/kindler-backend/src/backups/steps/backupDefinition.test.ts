import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepContext } from '../../operations';
import { BackupFolder } from '../files/BackupFolder';
import { backupDefinition } from './backupDefinition';
import type { BackupWork } from './BackupWork';

const INPUT = {
  backup: 'shop-1',
  source: {
    name: 'shop',
    kind: 'environment' as const,
    route: 'platform-rw',
    database: 'shop',
  },
};

it.each([
  ['removes the part of a dump that failed', false, []],
  [
    'leaves the part alone once another worker may write it',
    true,
    ['shop-1.backup.part'],
  ],
])('%s', async (_, isAborted, left) => {
  const path = mkdtempSync(join(tmpdir(), 'kindler-dump-'));
  try {
    writeFileSync(join(path, 'shop-1.backup.part'), 'half of it');
    const [dump] = backupDefinition({
      folder: new BackupFolder(path),
      settings: { programs: {}, keys: [] },
      targets: {
        toDump() {
          throw new Error('no way');
        },
      },
    } as unknown as BackupWork).plan(INPUT);
    const signal = isAborted
      ? AbortSignal.abort()
      : new AbortController().signal;
    await expect(
      dump.do({ input: INPUT, signal } as StepContext<'backup-run'>),
    ).rejects.toThrow('no way');
    expect(readdirSync(path)).toEqual(left);
  } finally {
    rmSync(path, { recursive: true });
  }
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stored } from '../__testUtils__/stored';
import { BackupFolder } from './BackupFolder';

describe('BackupFolder', () => {
  let path: string;
  let folder: BackupFolder;

  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'kindler-folder-'));
    folder = new BackupFolder(path);
  });

  afterEach(() => rmSync(path, { recursive: true }));

  const write = (name: string, content: unknown) =>
    writeFileSync(join(path, name), JSON.stringify(content));

  it('lists more backups than it reads at a time, newest first', async () => {
    const days = Array.from({ length: 120 }, (_, index) => index);
    for (const day of days) {
      const { manifest } = stored(day);
      write(`${manifest.id}.json`, manifest);
    }
    const found = await folder.list();
    expect(found.map(({ manifest }) => manifest.id)).toEqual(
      days.map(day => `shop-${day}`),
    );
    expect(found.every(({ isThere }) => !isThere)).toBe(true);
  });

  it('is not put off by files of others', async () => {
    const { manifest } = stored(1);
    write(`${manifest.id}.json`, manifest);
    write('.hidden.json', {});
    write('a name.json', manifest);
    write('list.json', [manifest]);
    write('null.json', null);
    expect(await folder.list()).toMatchObject([{ manifest: { id: 'shop-1' } }]);
  });

  it.each([
    { startedAt: undefined },
    { startedAt: 'soon' },
    { tables: null },
    { tables: undefined },
    { stored: null },
    { format: 2 },
  ])('takes a manifest with %j for none', async changes => {
    const { manifest } = stored(1);
    write(`${manifest.id}.json`, { ...manifest, ...changes });
    expect(await folder.list()).toEqual([]);
    expect(await folder.find(manifest.id)).toBeUndefined();
  });

  it('finds nothing where no folder is', async () => {
    expect(await new BackupFolder(join(path, 'none')).list()).toEqual([]);
  });
});

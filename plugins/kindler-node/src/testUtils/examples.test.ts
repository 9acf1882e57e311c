import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// The example is no package of the monorepo.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { DirectoryProvider } from '../../../../examples/modules/directory-provider/DirectoryProvider';
import { checkEnvironmentProvider } from './checkEnvironmentProvider';

it('the example of an environment provider keeps to the contract', async () => {
  const root = await mkdtemp(join(tmpdir(), 'kindler-directories-'));
  try {
    const provider = new DirectoryProvider(root);
    const names: [string, string] = ['one', 'other'];
    expect(await checkEnvironmentProvider(provider, { names })).toEqual([]);
    expect(await readdir(root)).toEqual([]);
  } finally {
    await rm(root, { recursive: true });
  }
});

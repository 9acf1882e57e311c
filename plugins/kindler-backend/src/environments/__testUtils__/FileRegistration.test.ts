import { checkRegistration } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileRegistration } from './FileRegistration';

it('keeps to the contract of registrations', async () => {
  const root = await mkdtemp(join(tmpdir(), 'kindler-registrations-'));
  const environment = (name: string) => ({
    name,
    provider: 'database',
    details: {},
    connections: [],
    registration: { text: 'hello' },
  });
  try {
    expect(
      await checkRegistration(new FileRegistration(root), {
        environments: [environment('one'), environment('other')],
      }),
    ).toEqual([]);
    expect(await readdir(root)).toEqual([]);
  } finally {
    await rm(root, { recursive: true });
  }
});

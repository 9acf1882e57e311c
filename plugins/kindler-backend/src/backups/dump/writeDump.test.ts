import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { store } from './writeDump';

it('fails when the disk is full', async () => {
  const data = Readable.from([Buffer.alloc(1_000_000)]);
  const file = createWriteStream('/dev/full', { flags: 'r+' });
  const { signal } = new AbortController();
  await expect(store(data, { file, signal })).rejects.toMatchObject({
    code: 'ENOSPC',
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeptServers } from './readKeptServers';

const HEAD =
  '1\n# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_port';

describe('what a reload would make of servers', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kindler-kept-'));
    await mkdir(file('conf.d'));
    await writeFile(
      file('haproxy.cfg'),
      'listen rw\n  server a 10.0.0.1:1\n  server b 10.0.0.2:1 disabled\n  server c db.example:1 weight 0\n',
    );
    await writeFile(file('conf.d/a.cfg'), 'listen ro\n  server a 10.0.0.1:1\n');
    await writeFile(file('conf.d/a.cfg.new'), 'listen no\n  server a 1:1\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = async (stateFile?: string) =>
    (
      await readKeptServers({
        configurations: [file('haproxy.cfg'), file('conf.d')],
        stateFile,
      })
    ).map(
      ({ proxy, server, isOff, address }) =>
        `${proxy}/${server} ${isOff ? 'off' : 'on'} ${address?.host}`,
    );

  it('is what the configuration says, in files and folders', async () => {
    expect(await read()).toEqual([
      'rw/a on 10.0.0.1',
      'rw/b off 10.0.0.2',
      'rw/c off undefined',
      'ro/a on 10.0.0.1',
    ]);
  });

  it('is what the state file says of the servers that it has', async () => {
    await writeFile(file('empty'), '1\n');
    expect(await read(file('empty'))).toEqual(await read());
    // Stale: it was written before b was closed, and a had another address.
    await writeFile(
      file('state'),
      `${HEAD}\n3 rw 1 a 10.0.0.9 2 1 1 1\n3 rw 2 b 10.0.0.2 2 0 1 1\n\n`,
    );
    expect((await read(file('state'))).slice(0, 2)).toEqual([
      'rw/a off 10.0.0.9',
      'rw/b off 10.0.0.2',
    ]);
    // b was disabled in the configuration then already, and opened since.
    await writeFile(file('state'), `${HEAD}\n3 rw 2 b 10.0.0.2 2 4 1 1\n\n`);
    expect((await read(file('state')))[1]).toBe('rw/b on 10.0.0.2');
  });

  it('says which file cannot be read', async () => {
    await expect(read('/nowhere')).rejects.toThrow(
      '/nowhere cannot be read: ENOENT',
    );
  });
});

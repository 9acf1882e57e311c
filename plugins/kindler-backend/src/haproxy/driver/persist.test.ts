import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RuntimeSocketDriver } from './RuntimeSocketDriver';

const STATE = `1
# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_port
3 orders_rw 1 pg1 127.0.0.1 2 0 5432

`;

describe('the state file of a gateway', () => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kindler-state-'));
    server = createServer(socket => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(STATE));
    });
    await new Promise<void>(done =>
      server.listen(join(folder, 'socket'), done),
    );
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('is whole when many write it at once, and nothing else is left', async () => {
    const stateFile = join(folder, 'state');
    const create = () =>
      new RuntimeSocketDriver({
        name: 'edge',
        socket: join(folder, 'socket'),
        stateFile,
      });
    const drivers = [create(), create()];
    const kept = await Promise.all(
      Array.from({ length: 20 }, (_, index) => drivers[index % 2].persist()),
    );
    expect(kept).toEqual(Array(20).fill(true));
    expect(await readFile(stateFile, 'utf8')).toBe(STATE);
    expect((await readdir(folder)).sort()).toEqual(['socket', 'state']);
  });
});

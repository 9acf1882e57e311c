import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RuntimeSocket } from './RuntimeSocket';

describe('a change over the runtime socket', () => {
  let folder: string;
  let server: Server;
  let answer = '';
  let runtime: RuntimeSocket;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kindler-runtime-'));
    const address = join(folder, 'admin');
    server = createServer(socket => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(answer));
    });
    await new Promise<void>(done => server.listen(address, done));
    runtime = RuntimeSocket.create({ address, timeoutMs: 10_000 });
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const move = () => runtime.change(['set server a/b addr 10.0.0.1 port 1']);

  it.each([
    ['nothing', '\n'],
    [
      '2.6, another address',
      "IP changed from '10.0.0.2' to '10.0.0.1', port changed from '2' to '1' by 'stats socket command'\n\n",
    ],
    [
      '2.6, the same address',
      'no need to change the addr, no need to change the port\n\n',
    ],
    [
      '3.2, another port',
      "port changed from '2' to '1' by 'stats socket command'\n\n",
    ],
    ['3.0 to 3.5, the same address', 'nothing changed\n\n'],
  ])('is made: %s', async (_, said) => {
    answer = said;
    await expect(move()).resolves.toBeUndefined();
  });

  it.each([
    ['No such server.\n\n', 'No such server.'],
    ["Invalid addr '10.0.0'\n\n", "Invalid addr '10.0.0'"],
    ['nothing changed, and more\n\n', 'nothing changed, and more'],
    ["problem converting port 'x' to an int\n\n", 'problem converting port'],
  ])('is refused: %j', async (said, reason) => {
    answer = said;
    await expect(move()).rejects.toThrow(reason);
  });

  it('is unknown where the answer is missing', async () => {
    answer = '';
    await expect(move()).rejects.toThrow('closed');
  });
});

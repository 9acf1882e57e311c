import { rm, mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MasterSocket } from './MasterSocket';
import { reload } from './reload';

const processes = (worker: number) =>
  `#<PID> <type> <reloads> <uptime> <version>
1 master 0 0d00h00m01s 2.6.12
# workers
${worker} worker 0 0d00h00m01s 2.6.12
# old workers
# programs

`;

describe('a reload', () => {
  let folder: string;
  let server: Server | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kindler-master-'));
  });
  afterEach(async () => {
    server?.close();
    server = undefined;
    await rm(folder, { recursive: true });
  });

  const master = () => {
    let worker = 10;
    server = createServer(socket => {
      socket.on('error', () => {});
      socket.on('data', data => {
        if (String(data).startsWith('reload')) {
          worker += 1;
          socket.end();
        } else {
          socket.end(processes(worker));
        }
      });
    });
    server.listen(join(folder, 'master'));
  };
  const socket = () =>
    new MasterSocket({ address: join(folder, 'master'), timeoutMs: 10_000 });

  it('waits for a master that replaces itself because of somebody else', async () => {
    let asked = 0;
    const busy = socket();
    const late = {
      order: (command: string) => busy.order(command),
      ask: async (command: string) => {
        asked += 1;
        if (asked === 3) {
          master();
        }
        return busy.ask(command);
      },
    };
    expect(await reload(late)).toBe(11);
    expect(asked).toBeGreaterThan(3);
  });

  it('says at once what is no matter of time', async () => {
    const silent = {
      order: async () => '',
      ask: async () => {
        throw Object.assign(new Error('no'), { code: 'EACCES' });
      },
    };
    await expect(reload(silent)).rejects.toThrow('no');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WriterOrders } from './__testUtils__/hostWriter';
import { routeOf } from './__testUtils__/routeOf';
import { HostFiles } from './HostFiles';
import { parseHostFiles } from './hostTexts';

jest.setTimeout(120_000);

const WRITER = join(__dirname, '__testUtils__/hostWriter.ts');
const STALE_MS = 400;

describe('the files of hosts', () => {
  let folder: string;
  let files: HostFiles;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kindler-hosts-'));
    files = new HostFiles(folder, { staleMs: STALE_MS });
    await files.prepare();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Another backend, and what it says. `most` is the largest file that it may write, in KiB. */
  const startWriter = (
    orders: Omit<WriterOrders, 'folder' | 'staleMs'>,
    most?: number,
  ) => {
    const limit = most ? `ulimit -f ${most}; ` : '';
    const child = spawn(
      'bash',
      [
        '-c',
        `${limit}exec "$0" "$@"`,
        process.execPath,
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        WRITER,
        JSON.stringify({ folder, staleMs: STALE_MS, ...orders }),
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const lines = createInterface({ input: child.stdout });
    const said: AsyncIterator<string> = lines[Symbol.asyncIterator]();
    return { child, says: async () => (await said.next()).value };
  };
  const add = (server: string) =>
    files.exclusively(({ routes, write }) =>
      write([...routes, routeOf(server)]),
    );
  const serversOf = async () =>
    (await files.read()).map(({ server }) => server);

  it('lose nothing when two backends write at the same time', async () => {
    const other = startWriter({ name: 'other', count: 10 });
    for (let index = 0; index < 10; index += 1) {
      await add(`own-${index}`);
    }
    expect(await other.says()).toBe('done');
    const servers = await serversOf();
    expect(servers).toHaveLength(20);
    expect(new Set(servers).size).toBe(20);
    expect(readdirSync(folder).sort()).toEqual(['hosts.cfg', 'hosts.map']);
  });

  it.each(['holding', 'renaming'] as const)(
    'keep what is newer when a backend that stood still goes on: %s',
    async standsAt => {
      const late = startWriter({ name: 'late', count: 1, standsAt });
      expect(await late.says()).toBe(standsAt);
      late.child.kill('SIGSTOP');
      await add('newer');
      late.child.kill('SIGCONT');
      late.child.stdin.write('go on\n');
      expect(await late.says()).toMatch(/^Another backend took over/);
      expect(await serversOf()).toEqual(['newer']);
      await add('newest');
      expect(await serversOf()).toEqual(['newer', 'newest']);
    },
  );

  it('are taken over from a backend that was killed, and hold no half of what it wrote', async () => {
    const dead = startWriter({ name: 'dead', count: 1, standsAt: 'renaming' });
    expect(await dead.says()).toBe('renaming');
    dead.child.kill('SIGKILL');
    await once(dead.child, 'exit');
    expect(await serversOf()).toEqual([]);
    await add('next');
    expect(await serversOf()).toEqual(['next']);
    expect(readdirSync(folder).sort()).toEqual(['hosts.cfg', 'hosts.map']);
  });

  it('stay as they are where the disk is full', async () => {
    const full = startWriter({ name: 'many', count: 30 }, 1);
    expect(await full.says()).toMatch(
      /hosts\.cfg cannot be written: EFBIG. Make room on its disk/,
    );
    const servers = await serversOf();
    expect(servers.length).toBeGreaterThan(0);
    await add('after');
    expect(await serversOf()).toEqual([...servers, 'after']);
  });

  it('lead each host to a server at every moment, also while servers come and go', async () => {
    await add('leaving');
    const rename = jest.spyOn(require('node:fs/promises'), 'rename');
    const seen: string[] = [];
    rename.mockImplementation(async (from, to) => {
      const { renameSync } = require('node:fs');
      renameSync(from, to);
      const [map, backend] = await Promise.all(
        [files.map, files.backend].map(file => readFile(file, 'utf8')),
      );
      // Rejects a host without a server.
      seen.push(
        parseHostFiles(map, backend)
          .map(({ server, hosts }) => `${server} ${hosts.length}`)
          .join(),
      );
    });
    try {
      await files.exclusively(({ write }) => write([routeOf('coming')]));
    } finally {
      rename.mockRestore();
    }
    expect(seen).toEqual([
      'coming 0,leaving 1',
      'coming 1,leaving 0',
      'coming 1',
    ]);
  });
});

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { hideSecrets } from './hideSecrets';
import { runProgram } from './runProgram';

const NEVER = new AbortController().signal;
const node = (script: string, options = {}) =>
  runProgram(process.execPath, ['-e', script], {
    signal: NEVER,
    timeoutMs: 20_000,
    ...options,
  });

describe('runProgram', () => {
  it('gives both outputs, the code, and lines as they come', async () => {
    const lines: string[] = [];
    const result = await node(
      `process.stdin.on('data', text => console.log('read ' + text)).on('end', () => {
         console.error('two\\nthree'); process.exitCode = 3; })`,
      { input: 'ä', onLine: (line: string) => lines.push(line) },
    );
    expect(result).toEqual({
      code: 3,
      stdout: 'read ä\n',
      stderr: 'two\nthree\n',
    });
    expect(lines.sort()).toEqual(['read ä', 'three', 'two']);
  });

  it('gives arguments to no shell', async () => {
    const args = ['-e', 'console.log(process.argv[1])', '--', '$(id); "x'];
    const { stdout } = await runProgram(process.execPath, args, {
      signal: NEVER,
      timeoutMs: 20_000,
    });
    expect(stdout).toBe('$(id); "x\n');
  });

  it('hides the variables of the backend from it', async () => {
    process.env.BACKEND_SECRET = 'x';
    try {
      const { stdout } = await node(
        'console.log(process.env.BACKEND_SECRET, process.env.GIVEN)',
        { env: { GIVEN: 'y' } },
      );
      expect(stdout).toBe('undefined y\n');
    } finally {
      delete process.env.BACKEND_SECRET;
    }
  });

  it.each([
    [
      'missing',
      () => runProgram('/no/such', [], { signal: NEVER, timeoutMs: 1 }),
    ],
    ['timeout', () => node('setInterval(() => {}, 1000)', { timeoutMs: 100 })],
    [
      'too-much-output',
      () =>
        node('setInterval(() => console.log("x".repeat(999)), 1)', {
          maxOutputBytes: 5000,
        }),
    ],
    ['aborted', () => node('', { signal: AbortSignal.abort() })],
  ])('rejects with the fault %s', async (fault, run) => {
    await expect(run()).rejects.toMatchObject({ name: 'ProgramError', fault });
  });

  it('ends what the program started, also where that does not want to end', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const grandchild = `process.on('SIGTERM', () => {}); require('net').connect(${port}, '127.0.0.1')`;
    const abort = new AbortController();
    const running = node(
      `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(
        grandchild,
      )}], { stdio: 'inherit' }); setInterval(() => {}, 1000)`,
      { signal: abort.signal },
    );
    const [socket] = (await once(server, 'connection')) as [Socket];
    const closed = once(
      socket.resume().on('error', () => {}),
      'close',
    );
    abort.abort();
    await expect(running).rejects.toMatchObject({ fault: 'aborted' });
    await closed;
    server.close();
  });
});

it.each([
  ['K3S_TOKEN=abc def', 'K3S_TOKEN=*** def'],
  ['{"k3d.cluster.token":"abc"}', '{"k3d.cluster.token":"***"}'],
  ['https://me:pw@host/x', 'https://***@host/x'],
  ['Authorization: Bearer abc', 'Authorization: Bearer ***'],
  [`K10${'a'.repeat(64)}::server:pw`, '***'],
  ['Creating cluster "shop"', 'Creating cluster "shop"'],
])('hides the secret in %s', (text, shown) =>
  expect(hideSecrets(text)).toBe(shown),
);

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '@backstage/types';
import { waitFor } from '@kindler/lab';
import { recordLogs } from '../__testUtils__/recordLogs';
import { startKindler } from '../__testUtils__/startKindler';

/** A port where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** A portal that observes and does no more. */
function observing(port: number, more: JsonObject = {}) {
  return {
    kindler: {
      databases: [
        { name: 'orders', members: [{ name: 'a', address: '127.0.0.1:9' }] },
      ],
      gateways: [{ name: 'edge', stats: { url: 'http://127.0.0.1:9/stats' } }],
      routes: [
        {
          name: 'orders-rw',
          gateway: 'edge',
          proxy: 'orders_rw',
          intent: 'read-write',
          listener: { host: '127.0.0.1', port },
          targets: [{ name: 'orders', database: 'orders', servers: ['a'] }],
        },
      ],
      ...more,
    },
  };
}

describe('without a Kindler database', () => {
  const logs = recordLogs();
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    kindler = await startKindler(observing(await closedPort()), [logs.feature]);
  });
  afterAll(() => kindler.stop());

  it('says that it is not configured and what to add, and logs nothing of it', async () => {
    const { status, body } = await kindler.get('/environments');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [],
      providers: [],
      freshness: {
        status: 'not-configured',
        fault: {
          kind: 'config',
          hint: expect.stringContaining('kindler.database'),
        },
      },
    });
    const absent = await kindler.get('/environments/shop');
    expect(absent.status).toBe(404);
    expect(absent.body.error.message).toContain('Set kindler.database');
    expect((await kindler.remove('/environments/shop')).status).toBe(501);
    expect(logs.lines.join('\n')).not.toMatch(
      /The Kindler database|Request failed/,
    );
  });

  it('says once what the plugins cost that are not installed', async () => {
    const linesOf = (words: RegExp) =>
      logs.lines.filter(line => words.test(line));
    await waitFor(
      'the missing plugins',
      () => linesOf(/is not installed/).length === 4 || undefined,
      { deadlineMs: 10_000 },
    );
    expect(linesOf(/signals-backend is not installed/)).toHaveLength(1);
  });
});

describe('with a Kindler database that does not answer', () => {
  const logs = recordLogs();
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    const database = {
      route: 'orders-rw',
      database: 'kindler',
      user: 'kindler',
      password: 'secret',
    };
    const config = observing(await closedPort(), { database });
    kindler = await startKindler(config, [logs.feature]);
  });
  afterAll(() => kindler.stop());

  it('answers 503 to each poll and says it once, with the next step and no stack', async () => {
    await waitFor(
      'the first probe',
      () =>
        logs.lines.some(line => line.includes('The Kindler database is not')) ||
        undefined,
      { deadlineMs: 10_000 },
    );
    for (let poll = 0; poll < 5; poll += 1) {
      const { status, headers, body } = await kindler.get('/environments');
      expect(status).toBe(503);
      expect(headers['retry-after']).toBeDefined();
      expect(body.error.name).toBe('ServiceUnavailableError');
    }
    const said = logs.lines.filter(line => /Kindler database/.test(line));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /(ECONNREFUSED|No answer in time).*route 'orders-rw'/,
    );
    expect(logs.lines.join('\n')).not.toContain('Request failed');
  });
});

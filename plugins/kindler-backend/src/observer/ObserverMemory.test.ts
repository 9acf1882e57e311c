import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayConfig } from '../config';
import { readFixture } from '../evaluation/__testUtils__/fixtures';
import { memoryStore } from './__testUtils__/memoryStore';
import { useObservers } from './__testUtils__/useObservers';

describe('Observer', () => {
  const { servers, serve, member, observe, until, demo, route } =
    useObservers();

  it('answers with the fault when a gateway cannot be refreshed', async () => {
    const gateway: GatewayConfig = {
      name: 'edge',
      stats: { url: 'http://user:hunter2@127.0.0.1:1/stats' },
    };
    const observer = observe({ gateways: [gateway] });
    const answer = await observer.refreshGateway('edge');
    expect(answer.sources[0]).toMatchObject({
      status: 'unreachable',
      target: 'http://127.0.0.1:1/stats;csv',
      fault: { kind: 'refused', source: 'haproxy-stats:edge' },
    });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    await expect(observer.refreshGateway('other')).rejects.toThrow(
      'no gateway',
    );
  });

  it('logs in to the statistics with basic auth', async () => {
    const server = createServer((request, response) => {
      const wanted = `Basic ${Buffer.from('me:secret').toString('base64')}`;
      const known = request.headers.authorization === wanted;
      response.writeHead(known ? 200 : 401);
      response.end(readFixture('haproxy/01-healthy.haproxy-3.0.0.csv'));
    });
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const observer = observe({
      gateways: [
        { name: 'in', stats: { url, user: 'me', password: 'secret' } },
        { name: 'out', stats: { url, user: 'me', password: 'wrong' } },
      ],
    });
    expect((await observer.refreshGateway('in')).proxies).toHaveLength(3);
    expect(
      (await observer.refreshGateway('out')).sources[0].fault,
    ).toMatchObject({
      kind: 'auth',
      hint: expect.stringContaining('kindler.gateways[].stats.user'),
    });
  });

  it('shows what was last known after a restart, and never as well', async () => {
    const store = memoryStore();
    const base = await serve(member(1));
    const databases = [demo([base])];
    const before = observe({ databases, store });
    await until(before, 'ok', ({ verdict }) => verdict === 'ok');
    await before.stop();
    servers.splice(0).forEach(server => {
      server.closeAllConnections();
      server.close();
    });

    const after = observe({ databases, store });
    const database = await until(
      after,
      'what was last known',
      ({ memberCount, sources }) =>
        memberCount > 0 &&
        sources[0].status === 'unreachable' &&
        sources[0].observedAt !== undefined,
    );
    const seen = await until(
      after,
      'unknown',
      ({ verdict }) => verdict === 'unknown',
    );
    expect(seen.leader).toBeUndefined();
    expect(database.scope).toBe('demo');
    expect(seen.members[0]).toMatchObject({
      name: 'patroni1',
      role: 'unknown',
      writable: 'unknown',
      port: 54321,
    });
  });

  it('knows after a restart that a server was moved meanwhile', async () => {
    const store = memoryStore();
    const base = await serve(member(1));
    let csv = readFixture('haproxy/01-healthy.haproxy-3.0.0.csv');
    const stats = await serve(() => csv);
    const options = {
      databases: [demo([base])],
      gateways: [{ name: 'edge', stats: { url: stats } }],
      routes: [route()],
      store,
    };
    const before = observe(options);
    await until(before, 'ok', ({ verdict }) => verdict === 'ok');
    await before.stop();
    csv = csv.replaceAll('127.0.0.1:54321', '10.9.9.9:5432');
    const moved = 'before 127.0.0.1:54321';
    const seen = await until(observe(options), moved, ({ findings }) =>
      findings.some(({ message }) => message.includes(moved)),
    );
    expect(seen.findings[0].code).toBe('write-route-elsewhere');
  });
});

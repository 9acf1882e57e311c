import { Client } from 'pg';
import type { GatewayProcess } from '@kindler/backstage-plugin-kindler-common';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { RuntimeSocket } from '../haproxy/RuntimeSocket';
import { labConfig, startKindler } from '../__testUtils__/startKindler';

jest.setTimeout(240_000);

describe('changes of a real gateway', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const config = labConfig(lab) as any;
    config.kindler.routes = config.kindler.routes.filter(
      ({ name }: { name: string }) => name !== 'orders-ro',
    );
    config.kindler.gateways[0].configurations = [lab.state.gateway.configFile];
    kindler = await startKindler(config);
  });

  afterAll(async () => {
    await kindler?.stop();
    await closeLab?.();
  });

  const set = (server: string, body: object) =>
    kindler.post(`/gateways/edge/servers/${server}/state`, {
      proxy: 'orders_ro',
      reason: 'a test',
      ...body,
    });
  const refusal = async (server: string, body: object) => {
    const { status, body: answer } = await set(server, body);
    return `${status} ${answer.error?.message}`;
  };
  const serverOf = async (proxy: string, name: string) => {
    const { body } = await kindler.get('/gateways/edge');
    return body.item.proxies
      .find((each: { name: string }) => each.name === proxy)
      .servers.find((each: { name: string }) => each.name === name);
  };

  it('closes a server, keeps that, and opens it after its checks', async () => {
    const closed = await kindler.carryOut(() =>
      set('pg1', { state: 'maint', weight: 7, lastServer: true }),
    );
    expect(closed.status).toBe('succeeded');
    expect(closed.subject).toEqual({ kind: 'gateway', name: 'edge' });
    expect(closed.steps.map(({ id }) => id)).toEqual(['set', 'keep']);
    expect(await serverOf('orders_ro', 'pg1')).toMatchObject({
      status: 'MAINT',
      weight: 7,
    });
    const opened = await kindler.carryOut(() =>
      set('pg1', { state: 'ready', weight: 1 }),
    );
    expect(opened.status).toBe('succeeded');
    expect((await serverOf('orders_ro', 'pg1')).status).not.toBe('MAINT');
  });

  it('says what a reload would undo, and writes it when it is asked to', async () => {
    const { adminSocket: address } = lab.state.gateway;
    const differences = (expected: object[]) =>
      waitFor(
        'what a reload would change',
        async () => {
          const { body } = await kindler.get('/gateways/edge');
          const { reloadDifferences } = body.item;
          return reloadDifferences?.length === expected.length
            ? reloadDifferences
            : undefined;
        },
        { deadlineMs: 60_000 },
      );
    await differences([]);
    await RuntimeSocket.create({ address, timeoutMs: 5000 }).change([
      'set server orders_ro/pg2 state maint',
    ]);
    expect(await differences([{}])).toEqual([
      {
        proxy: 'orders_ro',
        server: 'pg2',
        what: 'state',
        running: 'maint',
        kept: 'ready',
        file: expect.stringMatching(/haproxy\.(state|cfg)$/),
      },
    ]);
    const kept = await kindler.carryOut(() =>
      set('pg2', { state: 'maint', lastServer: true }),
    );
    expect(kept.status).toBe('succeeded');
    await differences([]);
    await kindler.carryOut(() => set('pg2', { state: 'ready' }));
  });

  it('finds routes and clients of what runs', async () => {
    const { listeners } = lab.state.gateway;
    const { body } = await kindler.get('/gateways/edge/discovered');
    const found = (name: string) =>
      body.item.proxies.find((each: { name: string }) => each.name === name);
    expect(found('orders_ro')).toMatchObject({
      listeners: [`${listeners.orders_ro.host}:${listeners.orders_ro.port}`],
      listenersFrom: 'configuration',
      checks: ['/replica'],
      routes: [],
      proposal: {
        name: 'orders-ro',
        intent: 'read-only',
        listener: listeners.orders_ro,
        targets: [{ database: 'orders', servers: ['pg1', 'pg2', 'pg3'] }],
        missing: [],
      },
    });
    expect(found('orders_rw').routes).toEqual(['orders-rw']);
    expect(found('orders_rw').proposal).toBeUndefined();
    const client = new Client({
      ...listeners.orders_rw,
      ...lab.state.credentials.probe,
      database: 'postgres',
    });
    await client.connect();
    try {
      const { body: clients } = await kindler.get('/gateways/edge/clients');
      expect(clients.items).toContainEqual({
        proxy: 'orders_rw',
        server: expect.stringMatching(/^pg\d$/),
        process: 'current',
        sessions: expect.any(Number),
        clients: [{ address: '127.0.0.1', sessions: expect.any(Number) }],
      });
    } finally {
      await client.end();
    }
  });

  it('refuses what makes no sense, by its field', async () => {
    expect(await refusal('pg1', {})).toMatch(/^400 state or weight/);
    expect(await refusal('pg1', { weight: 300 })).toMatch(/^400 .*weight/);
    expect(await refusal('pg9', { state: 'drain' })).toMatch(
      /^400 server 'pg9' is not in proxy 'orders_ro'; servers: pg1/,
    );
    expect(await refusal('pg1', { proxy: 'no', state: 'drain' })).toMatch(
      /^409 .*no proxy 'no'/,
    );
    expect(
      await refusal('archive1', { proxy: 'orders_rw', state: 'ready' }),
    ).toMatch(/^409 .*target 'archive'.*leads to 'orders'; switch the route/);
    const leader = await waitFor(
      'a leader that HAProxy sends writes to',
      async () => {
        const servers = await Promise.all(
          ['pg1', 'pg2', 'pg3'].map(name => serverOf('orders_rw', name)),
        );
        const up = servers.filter(server => server.up === true);
        return up.length === 1 ? up[0].name : undefined;
      },
      { deadlineMs: 60_000 },
    );
    expect(
      await refusal(leader, { proxy: 'orders_rw', state: 'maint' }),
    ).toMatch(/^409 No other server of proxy 'orders_rw' takes clients/);
  });

  it('ends sessions that an old process holds, each by itself', async () => {
    const client = new Client({
      ...lab.state.gateway.listeners.orders_rw,
      ...lab.state.credentials.probe,
      database: 'postgres',
    });
    client.on('error', () => {});
    await client.connect();
    const ended = new Promise(resolve => {
      client.once('end', resolve);
    });
    await lab.reloadHaproxy();
    const held = await waitFor(
      'the old process to be seen',
      async () => {
        const { body } = await kindler.get('/gateways/edge');
        return body.item.processes?.find(
          ({ kind, sessions }: GatewayProcess) =>
            kind === 'old' && Number(sessions) > 0,
        );
      },
      { deadlineMs: 60_000 },
    );
    const operation = await kindler.carryOut(() =>
      kindler.post('/gateways/edge/sessions/end', {
        pid: held.pid,
        proxy: 'orders_rw',
        reason: 'a test',
      }),
    );
    expect(operation).toMatchObject({
      status: 'succeeded',
      result: { ended: expect.any(Number) },
    });
    expect(Number(operation.result?.ended)).toBeGreaterThan(0);
    await ended;
  });
});

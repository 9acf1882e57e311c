import type { PoolerConfig } from '../../../config';
import { SourceError } from '../../../model/fault';
import type { PoolerView } from '../../../pgbouncer';
import { word } from '@kindler/backstage-plugin-kindler-common';
import { served, traceIn } from '../../__testUtils__/traceIn';
import { HOP_TRACERS } from '../hopTracers';
import { poolerHop } from './poolerHop';

const POOLER: PoolerConfig = {
  host: '10.0.0.6',
  port: 6432,
  database: 'orders',
  user: 'kindler',
  password: 'secret',
  tls: { key: 'kindler.routes[0].pooler.tls' },
};

const WELL: PoolerView = {
  version: '1.18.0',
  database: {
    serverName: 'orders',
    host: '10.0.0.5',
    port: 5000,
    poolMode: 'transaction',
    paused: false,
    disabled: false,
  },
  clients: { active: 2, waiting: 0, longestWaitMs: 0 },
  servers: [{ user: 'orders', state: 'active', closing: false }],
  settings: { admins: ['kindler'] },
};

const waiting = { active: 0, waiting: 3, longestWaitMs: 2500 };

function trace(
  views: Array<Partial<PoolerView> | Error>,
  more: { via?: string[] } = {},
) {
  const poolers = views.map((_, index) => ({ ...POOLER, port: 6432 + index }));
  const read = async ({ port }: { port: number }) => {
    const view = views[port - 6432];
    if (view instanceof Error) {
      throw view;
    }
    return { ...WELL, ...view };
  };
  const tracers = HOP_TRACERS.map(tracer =>
    tracer.kind === 'pooler' ? poolerHop(read) : tracer,
  );
  return traceIn({ probe: served, poolers, tracers, ...more });
}

describe('the hop of poolers', () => {
  it('is the first one of a route that has some, and of no other', async () => {
    const { hops, verdict } = await trace([WELL]);
    expect(verdict).toBe('ok');
    expect(hops.map(({ kind }) => kind)).toEqual([
      'pooler',
      'listener',
      'proxy',
      'server',
      'member',
      'sql',
    ]);
    expect(hops[0]).toMatchObject({
      name: '10.0.0.6:6432 / orders',
      message: { code: 'trace-pooler-lets' },
    });
    expect(JSON.stringify(hops)).not.toContain('secret');
    const without = await trace([]);
    expect(without.hops[0].kind).toBe('listener');
  });

  const database = WELL.database!;
  it.each<[string, Partial<PoolerView> | Error, string, string]>([
    [
      'critical',
      { database: { ...database, paused: true } },
      'trace-pooler-paused',
      'a pause',
    ],
    [
      'critical',
      { database: { ...database, disabled: true } },
      'trace-pooler-disabled',
      'DISABLE',
    ],
    ['degraded', { clients: waiting }, 'trace-pooler-waits', 'a full pool'],
    [
      'critical',
      { clients: waiting, servers: [] },
      'trace-pooler-serves-nobody',
      'no server',
    ],
    [
      'unknown',
      { database: undefined },
      'fault-pooler-no-database',
      'no such database',
    ],
    [
      'unknown',
      { database: { ...database, port: 5001 } },
      'trace-pooler-elsewhere',
      'another port',
    ],
    [
      'critical',
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      'fault-refused',
      'nobody there',
    ],
    [
      'unknown',
      new SourceError('auth', word('fault-pooler-not-let-in', { said: 'x' })),
      'fault-pooler-not-let-in',
      'a wrong password',
    ],
  ])('is %s with %p: %s', async (verdict, view, code) => {
    const traced = await trace([WELL, view]);
    expect(traced).toMatchObject({ breaksAt: 'pooler', verdict });
    const [hop] = traced.hops;
    expect(hop.message).toMatchObject({ code });
    expect(hop.next).toBeDefined();
  });

  it('says where to set one that `via` asks for', async () => {
    const { hops } = await trace([], { via: ['pooler', 'listener'] });
    expect(hops[0]).toMatchObject({
      verdict: 'unknown',
      next: { code: 'trace-next-pooler-none' },
    });
  });
});

import type { GatewayProxy } from '@kindler/backstage-plugin-kindler-common';
import { proposeRoutes } from './proposeRoutes';

const MEMBERS = [
  { name: 'orders-1', role: 'leader', host: '10.0.0.11', port: 5432 },
  { name: 'orders-2', role: 'replica', host: '10.0.0.12', port: 5432 },
] as const;

/** A proxy whose servers are `name: [address, up]`. */
const proxy = (
  name: string,
  servers: Record<string, [string | undefined, boolean]>,
  listeners?: string[],
): GatewayProxy => ({
  name,
  listeners,
  servers: Object.entries(servers).map(([server, [address, up]]) => ({
    name: server,
    status: up ? 'UP' : 'DOWN',
    address,
    up,
  })),
});

const propose = (proxies: GatewayProxy[], listeners = new Map()) =>
  proposeRoutes({
    gateway: 'edge',
    host: '10.0.0.5',
    proxies,
    database: 'orders',
    members: [...MEMBERS],
    listeners,
  });

describe('proposeRoutes', () => {
  const onLeader: Record<string, [string, boolean]> = {
    pg1: ['10.0.0.11:5432', true],
    pg2: ['10.0.0.12:5432', false],
  };

  it('takes a proxy that sends clients to the leader only for one of writes', () => {
    const { routes, open } = propose([
      proxy('orders_rw', onLeader, ['*:5000']),
    ]);
    expect(open).toEqual([]);
    expect(routes).toEqual([
      {
        name: 'orders-rw',
        gateway: 'edge',
        proxy: 'orders_rw',
        intent: 'read-write',
        listener: { host: '10.0.0.5', port: 5000 },
        targets: [
          { name: 'orders', database: 'orders', servers: ['pg1', 'pg2'] },
        ],
      },
    ]);
  });

  it('takes one that sends them to others only for one of reads', () => {
    const { routes } = propose([
      proxy(
        'orders_ro',
        { pg1: ['10.0.0.11:5432', false], pg2: ['10.0.0.12:5432', true] },
        ['10.0.0.9:5001'],
      ),
    ]);
    expect(routes).toMatchObject([
      { intent: 'read-only', listener: { host: '10.0.0.9', port: 5001 } },
    ]);
  });

  it.each([
    ['all of them', true],
    ['nobody', false],
  ])('does not guess what one is for that sends them to %s', (_, up) => {
    const { routes, open } = propose([
      proxy(
        'any',
        { pg1: ['10.0.0.11:5432', up], pg2: ['10.0.0.12:5432', up] },
        ['*:5000'],
      ),
    ]);
    expect([routes, open]).toEqual([[], [expect.stringMatching(/any is for/)]]);
  });

  it('does not guess where clients connect, and takes what a person says', () => {
    const all = [proxy('orders_rw', onLeader)];
    expect(propose(all)).toEqual({
      routes: [],
      open: [expect.stringMatching(/--listener orders_rw=/)],
    });
    const said = new Map([['orders_rw', { host: 'db', port: 5000 }]]);
    expect(propose(all, said).routes).toMatchObject([
      { listener: { host: 'db', port: 5000 } },
    ]);
  });

  it('leaves proxies alone that lead elsewhere, and finds servers without an address by name', () => {
    const { routes, open } = propose([
      proxy('web', { app: ['10.0.0.11:8080', true] }, ['*:80']),
      proxy('hidden', { 'orders-1': [undefined, true] }, ['*:5002']),
    ]);
    expect(open).toEqual([]);
    expect(routes.map(each => each.proxy)).toEqual(['hidden']);
  });
});

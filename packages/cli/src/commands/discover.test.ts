import { parse } from 'yaml';
import { NOW, startPortal } from '../__testUtils__/startPortal';

const proxy = {
  name: 'orders_rw',
  listeners: ['10.0.0.5:5000'],
  listenersFrom: 'configuration',
  checks: ['/primary'],
  servers: [
    { name: 'pg1', status: 'UP', up: true, database: 'orders', member: 'a' },
    { name: 'x', status: 'UP', up: true, address: '10.0.0.9:5432' },
  ],
  routes: ['orders-rw'],
};
const proposal = {
  name: 'orders-rw',
  gateway: 'edge',
  proxy: 'orders_rw',
  listener: { port: 5000 },
  targets: [{ name: 'orders', database: 'orders', servers: ['pg1'] }],
  missing: ['intent', 'listener'],
};

describe('kindler discover', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
  });

  afterEach(() => portal.stop());

  const answer = (status: string, found: object) =>
    portal.answer('GET /gateways/edge/discovered', {
      item: {
        gateway: 'edge',
        statistics: { status },
        configurations: [{ path: '/a', fault: '/a cannot be read: EACCES' }],
        proxies: [found],
      },
      now: NOW,
    });

  it.each<[string, string, object, number]>([
    ['routes that are all there', 'fresh', proxy, 0],
    ['a route to add', 'fresh', { ...proxy, routes: [], proposal }, 10],
    ['a gateway that is away', 'stale', proxy, 12],
  ])('of %s', async (_, status, found, expected) => {
    answer(status, found);
    const { exitCode, out } = await portal.kindler('discover edge');
    expect(exitCode).toBe(expected);
    expect(out).toContain('pg1=orders/a, x=10.0.0.9:5432');
    expect(out).toContain('/a cannot be read: EACCES');
  });

  it('prints the item to add, and what nobody tells of it', async () => {
    answer('fresh', { ...proxy, routes: [], proposal });
    const { out } = await portal.kindler('discover edge');
    const { missing, ...route } = proposal;
    expect(parse(out.split('kindler.routes:')[1])).toEqual([route]);
    for (const key of missing) {
      expect(out).toContain(`# ${key}: to be written`);
    }
  });
});

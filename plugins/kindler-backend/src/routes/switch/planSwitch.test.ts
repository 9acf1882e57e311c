import type {
  Route,
  SwitchRouteRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { GatewayDriver } from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../../config';
import { readSqlFacts, type SqlFacts } from '../../postgres';
import { planSwitch } from './planSwitch';

jest.mock('../../postgres', () => ({
  ...jest.requireActual('../../postgres'),
  readSqlFacts: jest.fn(),
}));

const LISTENER = { host: '10.0.0.5', port: 5000 };
const NEXT = { address: '10.0.0.21', port: 5432 };

const route = {
  name: 'orders-rw',
  gateway: 'edge',
  proxy: 'orders_rw',
  intent: 'read-write',
  listener: LISTENER,
  verify: { user: 'probe', password: 'x' },
  targets: [
    { name: 'orders', database: 'orders', servers: ['pg1'] },
    { name: 'next', database: 'next', servers: ['next1'] },
  ],
} as unknown as RouteConfig;

const facts: SqlFacts = {
  inRecovery: false,
  systemIdentifier: '7000000000000000001',
  serverVersion: 150020,
  maxConnections: 100,
  connections: 20,
  tookMs: 1,
};

/** The preflight where the target says this, or fails like this. */
async function plan(
  next: Partial<SqlFacts> | Error,
  {
    refusal,
    ...request
  }: Partial<SwitchRouteRequest> & { refusal?: string } = {},
) {
  jest.mocked(readSqlFacts).mockImplementation(async ({ host }) => {
    if (host === LISTENER.host) {
      return facts;
    }
    if (next instanceof Error) {
      throw next;
    }
    return { ...facts, ...next };
  });
  const driver = {
    explainRefusal: async () => refusal,
    preview: () => [],
    readServers: async () => [
      { name: 'pg1', address: '10.0.0.11', port: 5432 },
      { name: 'next1', ...NEXT },
    ],
  } as unknown as GatewayDriver;
  const planned = await planSwitch({
    route,
    described: {
      activeTargetKind: 'named',
      activeTarget: 'orders',
    } as Route,
    request: { target: 'next', reason: 'a test', ...request },
    driver,
  });
  const { possible, checks } = planned.plan;
  return {
    possible,
    against: checks
      .filter(({ ok }) => ok !== true)
      .map(({ name, message }) => `${name}: ${message.text}`),
  };
}

const failure = (code: string, message: string) =>
  Object.assign(new Error(message), { code });

describe('planSwitch', () => {
  it('has nothing against a target that is as the one before', async () => {
    expect(await plan({})).toEqual({ possible: true, against: [] });
  });

  it.each<[string, Parameters<typeof plan>, string[]]>([
    ['a replica', [{ inRecovery: true }], ['target-answers', 'recovery']],
    [
      'another system',
      [{ systemIdentifier: '7' }],
      ['system-identifier', 'confirm it as a migration'],
    ],
    [
      'one that does not tell its system',
      [{ systemIdentifier: undefined }],
      ['system-identifier', 'not known'],
    ],
    [
      'one without a free connection',
      [{ connections: 100 }],
      ['max-connections', 'room for 0'],
    ],
    [
      'one that is away',
      [failure('ECONNREFUSED', 'connect ECONNREFUSED')],
      ['target-answers', '10.0.0.21:5432'],
    ],
    [
      'one that takes another password',
      [failure('28P01', 'password authentication failed for user "probe"')],
      ['target-answers', 'password'],
    ],
    [
      'a socket that may not change anything',
      [{}, { refusal: 'its level is operator' }],
      ['runtime-socket', 'level is operator'],
    ],
    ['the target of now', [{}, { target: 'orders' }], ['target', 'already']],
  ])('refuses %s, and says why', async (_, [next, request], texts) => {
    const { possible, against } = await plan(next, request);
    expect(possible).toBe(false);
    const said = against.find(text => text.startsWith(`${texts[0]}: `));
    expect(said).toContain(texts[1]);
  });

  it('takes another system as a migration', async () => {
    expect(await plan({ systemIdentifier: '7' }, { migration: true })).toEqual({
      possible: true,
      against: [],
    });
  });

  it.each<[string, Partial<SqlFacts>, string]>([
    ['another major version', { serverVersion: 170002 }, 'PostgreSQL 17'],
    ['less room than is used', { connections: 90 }, 'room for 10'],
    ['connections it may not count', { connections: undefined }, 'counted'],
  ])('warns of %s', async (_, next, text) => {
    const { possible, against } = await plan(next);
    expect(possible).toBe(true);
    expect(against).toEqual([expect.stringContaining(text)]);
  });
});

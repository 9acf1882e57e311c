import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import express from 'express';
import {
  createKindlerApi,
  createKindlerClient,
  KINDLER_CALLS,
  type KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';
import type { AuthorizedOptions } from '../service';
import { createRouter } from './createRouter';

type Call = (...args: unknown[]) => Promise<unknown>;

const REASON = { reason: 'drill' };
const KEY = { idempotencyKey: 'k1' };

/** What calls are asked for beside the names in their paths. */
const INPUTS: Partial<Record<KindlerCall, object>> = {
  listEnvironments: { owner: "a:b/c d+e*(f)!'", limit: 2 },
  listDatabases: { kind: 'pgo', addresses: true, cursor: 'Wz-_w' },
  listFindings: { code: 'split-brain', incident: true, each: 3 },
  listGateways: { q: 'edge 1', status: 'fresh', sort: 'name' },
  listRoutes: { intent: 'read-only', database: 'orders', limit: 1 },
  listEvents: { kind: 'leader-changed', cursor: 'before-7' },
  listIncidents: { open: false, database: 'orders' },
  listOperations: { status: 'failed', limit: 500 },
  createEnvironment: { name: 'shop', provider: 'database', ...KEY },
  planEnvironmentCreation: { name: 'shop', provider: 'database' },
  planEnvironmentUpdate: { title: 'Shop', expiresAt: null },
  updateEnvironment: { title: 'Shop', expiresAt: null },
  extendEnvironment: { ttl: 'P1DT12H' },
  planRouteMigration: { target: 'y', databases: ['a'], ...REASON },
  migrateRoute: { target: 'y', databases: ['a'], ...REASON, ...KEY },
  listBackups: { source: 'shop', state: 'verified' },
  createBackup: { environment: 'shop', ...REASON, ...KEY },
  restoreBackup: { database: 'shop-2', ...REASON, ...KEY },
  listDrift: { kind: 'missing', limit: 3 },
  abandonOperation: REASON,
  planEnvironmentImport: { rows: [{ line: 1, name: 'shop' }] },
  importEnvironments: { rows: [{ line: 1, name: 'shop' }], partial: true },
  planEnvironmentReconcile: {},
  reconcileEnvironment: {},
  acknowledgeFinding: { finding: 'lost', ...REASON },
  createEnvironmentCredentials: REASON,
  deleteEnvironment: REASON,
  startEnvironment: REASON,
  stopEnvironment: REASON,
  retryOperation: REASON,
  planDatabaseAction: { member: 'orders-1', ...REASON },
  runDatabaseAction: { member: 'orders-1', ...REASON, ...KEY },
  planRouteSwitch: { target: 'archive', migration: true, ...REASON },
  changePoolers: { action: 'reconnect', ...REASON, ...KEY },
  switchRoute: { target: 'archive', ...REASON, ...KEY },
  setServerState: { proxy: 'orders_rw', state: 'drain', ...REASON, ...KEY },
  endOldSessions: { pid: 7, ...REASON },
};

const NAMES: Record<string, string> = {
  name: 'a ü%b',
  id: '7',
  action: 'pause',
  server: 'pg1',
};

function argumentsOf(call: KindlerCall): unknown[] {
  const { path, input } = KINDLER_CALLS[call];
  const places = path.match(/\{\w+\}/g) ?? [];
  return [
    ...places.map(place => NAMES[place.slice(1, -1)]),
    ...(input ? [INPUTS[call]] : []),
  ];
}

describe('a call that is sent', () => {
  const got = jest.fn();
  const answer = { item: { name: 'orders' }, items: [], now: 'now' };
  const statuses: number[] = [];
  let server: Server;
  let client: Record<string, Call>;
  let base: string;

  beforeAll(async () => {
    const kindler = createKindlerApi<AuthorizedOptions>(
      async (call, args, { credentials, request }) => {
        got(call, args, credentials.principal, request?.method);
        return answer;
      },
    );
    const router = createRouter({
      kindler,
      httpAuth: mockServices.httpAuth(),
      auditor: mockServices.auditor.mock(),
      marks: { of: (topic, name) => `${topic} ${name}` },
    });
    const middleware = MiddlewareFactory.create({
      config: mockServices.rootConfig(),
      logger: mockServices.logger.mock(),
    });
    server = createServer(
      express()
        .use('/api/kindler', router)
        .use(middleware.error() as express.ErrorRequestHandler),
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    base = `http://127.0.0.1:${port}/api/kindler`;
    client = createKindlerClient({
      discoveryApi: {
        getBaseUrl: async () => base,
      },
      fetchApi: {
        fetch: async (...request) => {
          const response = await fetch(...request);
          statuses.push(response.status);
          return response;
        },
      },
    }) as unknown as Record<string, Call>;
  });

  beforeEach(() => {
    got.mockReset();
    statuses.length = 0;
  });

  afterAll(() => new Promise(resolve => server.close(resolve)));

  it.each(Object.keys(KINDLER_CALLS) as KindlerCall[])(
    'comes to %s as it was made',
    async call => {
      const args = argumentsOf(call);
      const token = mockCredentials.user.token();
      expect(await client[call](...args, { token })).toMatchObject({
        now: 'now',
      });
      const { principal } = mockCredentials.user();
      const { method, status } = KINDLER_CALLS[call];
      expect(got.mock.calls).toEqual([[call, args, principal, method]]);
      expect(statuses).toEqual([status]);
    },
  );

  const BODILESS = (Object.keys(KINDLER_CALLS) as KindlerCall[]).filter(
    call =>
      KINDLER_CALLS[call].method !== 'GET' &&
      KINDLER_CALLS[call].input !== 'body',
  );

  it.each(BODILESS)('does not lose what %s is told in a body', async call => {
    const { method, path } = KINDLER_CALLS[call];
    const url = base + path.replace(/\{(\w+)\}/g, (_, name) => `${name}-7`);
    const send = async (type: string, body: string) => {
      const { status } = await fetch(url.replace('id-7', '7'), {
        method,
        body,
        headers: {
          'content-type': type,
          authorization: mockCredentials.user.header(),
        },
      });
      return status;
    };
    expect(await send('application/json', '{"reason":"drill"}')).toBe(400);
    expect(await send('text/plain', 'reason')).toBeGreaterThanOrEqual(400);
    expect(got).not.toHaveBeenCalled();
    expect(await send('application/json', '{}')).toBeLessThan(300);
  });
});

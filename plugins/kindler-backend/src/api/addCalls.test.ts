import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
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
  updateEnvironment: { title: 'Shop' },
  planEnvironmentReconcile: {},
  reconcileEnvironment: {},
  acknowledgeFinding: { finding: 'lost', ...REASON },
  createEnvironmentCredentials: REASON,
  planDatabaseAction: { member: 'orders-1', ...REASON },
  runDatabaseAction: { member: 'orders-1', ...REASON, ...KEY },
  planRouteSwitch: { target: 'archive', migration: true, ...REASON },
  switchRoute: { target: 'archive', ...REASON, ...KEY },
};

const NAMES: Record<string, string> = {
  name: 'a ü%b',
  id: '7',
  action: 'pause',
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
    server = createServer(express().use('/api/kindler', router));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    client = createKindlerClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
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
});

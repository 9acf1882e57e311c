import type { KindlerApi, KindlerCall } from '../api';
import { createKindlerClient } from './createKindlerClient';

type Arguments<K extends KindlerCall> = Parameters<
  KindlerApi<object>[K]
> extends [...infer A, unknown]
  ? A
  : never;

interface Sent {
  /** Method, URL and, after a blank, the body. */
  sent: string;
  key?: string;
}

const REASON = { reason: 'drill' };
const KEY = { idempotencyKey: 'k1' };

/** A call that is not tried here does not compile. */
const CASES: { [K in KindlerCall]: Sent & { args: Arguments<K> } } = {
  listEnvironments: {
    args: [{ owner: 'group:default/a b*', limit: 2, cursor: undefined }],
    sent: 'GET /v1/environments?owner=group%3Adefault%2Fa%20b%2A&limit=2',
  },
  planEnvironmentCreation: {
    args: [{ name: 'shop', provider: 'database' }],
    sent: 'POST /v1/environments {"name":"shop","provider":"database","dryRun":true}',
  },
  createEnvironment: {
    args: [{ name: 'shop', provider: 'database', ...KEY }],
    sent: 'POST /v1/environments {"name":"shop","provider":"database","dryRun":false}',
    key: 'k1',
  },
  getEnvironment: { args: ['shop'], sent: 'GET /v1/environments/shop' },
  deleteEnvironment: {
    args: ['shop', { reason: 'too old' }],
    sent: 'DELETE /v1/environments/shop?reason=too%20old',
  },
  getEnvironmentConnection: {
    args: ['shop'],
    sent: 'GET /v1/environments/shop/connection',
  },
  listDrift: { args: [{ kind: 'extra' }], sent: 'GET /v1/drift?kind=extra' },
  extendEnvironment: {
    args: ['shop', { ttl: 'P1D' }],
    sent: 'POST /v1/environments/shop/extend {"ttl":"P1D"}',
  },
  createEnvironmentCredentials: {
    args: ['shop', REASON],
    sent: 'POST /v1/environments/shop/credentials {"reason":"drill"}',
  },
  listEnvironmentCredentials: {
    args: ['shop'],
    sent: 'GET /v1/environments/shop/credentials',
  },
  revokeEnvironmentCredential: {
    args: ['shop', 'kindler_tmp_1'],
    sent: 'DELETE /v1/environments/shop/credentials/kindler_tmp_1',
  },
  listDatabases: {
    args: [{ q: 'a b', verdict: 'ok', addresses: true, sort: 'name' }],
    sent: 'GET /v1/databases?q=a%20b&verdict=ok&addresses=true&sort=name',
  },
  getDatabase: {
    args: ['a/b ?#ä'],
    sent: 'GET /v1/databases/a%2Fb%20%3F%23%C3%A4',
  },
  getDatabaseHistory: { args: ['x'], sent: 'GET /v1/databases/x/history' },
  getDatabaseAvailability: {
    args: ['x'],
    sent: 'GET /v1/databases/x/availability',
  },
  getDatabaseFindings: { args: ['x'], sent: 'GET /v1/databases/x/findings' },
  getIncident: {
    args: ['a/b', '7'],
    sent: 'GET /v1/databases/a%2Fb/incidents/7',
  },
  acknowledgeFinding: {
    args: ['x', { finding: 'lost', ...REASON }],
    sent: 'POST /v1/databases/x/acknowledgements {"finding":"lost","reason":"drill"}',
  },
  planDatabaseAction: {
    args: ['x', 'restart', { member: 'x-1', ...REASON }],
    sent: 'POST /v1/databases/x/restart {"member":"x-1","reason":"drill","dryRun":true}',
  },
  runDatabaseAction: {
    args: ['x', 'pause', { ...REASON, ...KEY }],
    sent: 'POST /v1/databases/x/pause {"reason":"drill","dryRun":false}',
    key: 'k1',
  },
  listFindings: {
    args: [{ severity: 'critical', incident: false, each: 4 }],
    sent: 'GET /v1/findings?severity=critical&incident=false&each=4',
  },
  listEvents: {
    args: [{ kind: 'leader-changed', cursor: 'before-7' }],
    sent: 'GET /v1/events?kind=leader-changed&cursor=before-7',
  },
  listIncidents: {
    args: [{ open: false, database: 'x' }],
    sent: 'GET /v1/incidents?open=false&database=x',
  },
  listGateways: {
    args: [{ status: 'pending' }],
    sent: 'GET /v1/gateways?status=pending',
  },
  getGateway: { args: ['edge'], sent: 'GET /v1/gateways/edge' },
  getGatewayStats: { args: ['edge'], sent: 'GET /v1/gateways/edge/stats' },
  listRoutes: {
    args: [{ intent: 'read-only', gateway: 'edge' }],
    sent: 'GET /v1/routes?intent=read-only&gateway=edge',
  },
  getRoute: { args: ['x-rw'], sent: 'GET /v1/routes/x-rw' },
  getRouteAvailability: {
    args: ['x-rw'],
    sent: 'GET /v1/routes/x-rw/availability',
  },
  traceRoute: { args: ['x-rw'], sent: 'GET /v1/routes/x-rw/trace' },
  planRouteSwitch: {
    args: ['x-rw', { target: 'y', ...REASON }],
    sent: 'POST /v1/routes/x-rw/switch {"target":"y","reason":"drill","dryRun":true}',
  },
  switchRoute: {
    args: ['x-rw', { target: 'y', migration: true, ...REASON }],
    sent: 'POST /v1/routes/x-rw/switch {"target":"y","migration":true,"reason":"drill","dryRun":false}',
  },
  startEnvironment: {
    args: ['a', {}],
    sent: 'POST /v1/environments/a/start {}',
  },
  stopEnvironment: {
    args: ['a', REASON],
    sent: 'POST /v1/environments/a/stop {"reason":"drill"}',
  },
  planEnvironmentUpdate: {
    args: ['a', { title: 'A' }],
    sent: 'POST /v1/environments/a/update {"title":"A","dryRun":true}',
  },
  updateEnvironment: {
    args: ['a', { title: 'A' }],
    sent: 'POST /v1/environments/a/update {"title":"A","dryRun":false}',
  },
  planEnvironmentReconcile: {
    args: ['a', {}],
    sent: 'POST /v1/environments/a/reconcile {"dryRun":true}',
  },
  reconcileEnvironment: {
    args: ['a', REASON],
    sent: 'POST /v1/environments/a/reconcile {"reason":"drill","dryRun":false}',
  },
  planEnvironmentImport: {
    args: [{ rows: [{ line: 2, name: 'a' }] }],
    sent: 'POST /v1/environment-imports {"rows":[{"line":2,"name":"a"}],"dryRun":true}',
  },
  importEnvironments: {
    args: [{ rows: [{ line: 2, name: 'a' }], partial: true }],
    sent: 'POST /v1/environment-imports {"rows":[{"line":2,"name":"a"}],"partial":true,"dryRun":false}',
  },
  listProviders: { args: [], sent: 'GET /v1/providers' },
  listOperations: { args: [{}], sent: 'GET /v1/operations' },
  getOperation: { args: ['7'], sent: 'GET /v1/operations/7' },
  getOperationLog: { args: ['7'], sent: 'GET /v1/operations/7/log' },
  cancelOperation: { args: ['7'], sent: 'POST /v1/operations/7/cancel' },
  resumeOperation: { args: ['7'], sent: 'POST /v1/operations/7/resume' },
  retryOperation: {
    args: ['7', REASON],
    sent: 'POST /v1/operations/7/retry {"reason":"drill"}',
  },
  abandonOperation: {
    args: ['7', REASON],
    sent: 'POST /v1/operations/7/abandon {"reason":"drill"}',
  },
};

type Call = (...args: unknown[]) => Promise<unknown>;

function setUp(answer: () => Response, base?: string) {
  const fetch = jest.fn(async (_url: string, _init: RequestInit) => answer());
  const client = createKindlerClient({
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
    discoveryApi: base
      ? { getBaseUrl: async id => `${base}/${id}` }
      : undefined,
  });
  return { fetch, client: client as unknown as Record<string, Call> };
}

const ok = () => Response.json({ now: 'now' });

describe('createKindlerClient', () => {
  it.each(Object.entries(CASES))('sends %s', async (call, expected) => {
    const { args, sent, key } = expected;
    const { client, fetch } = setUp(ok);
    expect(await client[call](...args)).toEqual({ now: 'now' });
    expect(fetch).toHaveBeenCalledTimes(1);
    const [url, { method, body, headers }] = fetch.mock.calls[0];
    const path = url.replace(/^plugin:\/\/kindler/, '');
    expect([method, path, ...(body ? [body] : [])].join(' ')).toBe(sent);
    expect(headers).toEqual({
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(key ? { 'Idempotency-Key': key } : {}),
    });
  });

  it.each<[KindlerCall, unknown[]]>([
    ['listDatabases', [{}]],
    ['getDatabase', ['orders']],
    ['listEvents', [{ database: 'orders' }]],
    ['switchRoute', ['x-rw', { target: 'y', ...REASON, ...KEY }]],
  ])('says in %s who asks, where the backend is', async (call, args) => {
    const { client, fetch } = setUp(ok, 'http://backend/api');
    await client[call](...args, { token: 't' });
    const [url, { headers }] = fetch.mock.calls[0];
    expect(url).toMatch(/^http:\/\/backend\/api\/kindler\/v1\//);
    expect(headers).toMatchObject({ Authorization: 'Bearer t' });
  });

  it.each([400, 403, 404, 409, 503])('rejects with a %d', async status => {
    const error = { name: 'SomeError', message: 'name is unknown' };
    const body = { error, response: { statusCode: status } };
    const { client } = setUp(() => Response.json(body, { status }));
    await expect(client.getDatabase('orders')).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: status,
      body,
      cause: expect.objectContaining(error),
    });
  });

  it('rejects with what is no answer of the backend', async () => {
    const { client } = setUp(
      () => new Response('Bad gateway', { status: 502 }),
    );
    await expect(client.listRoutes({})).rejects.toMatchObject({
      statusCode: 502,
    });
  });

  it.each(['', '.', '..'])(
    'asks nothing for the name "%s", which would lead elsewhere',
    async name => {
      const { client, fetch } = setUp(ok);
      await expect(client.getDatabase(name)).rejects.toThrow('name cannot be');
      await expect(client.getIncident('orders', name)).rejects.toThrow(
        'id cannot be',
      );
      expect(fetch).not.toHaveBeenCalled();
    },
  );
});

import type { KindlerCall } from '../api';
import { SENT_CALLS } from './__testUtils__/sentCalls';
import { createKindlerClient } from './createKindlerClient';

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
  it.each(Object.entries(SENT_CALLS))('sends %s', async (call, expected) => {
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
    [
      'switchRoute',
      ['x-rw', { target: 'y', reason: 'drill', idempotencyKey: 'k1' }],
    ],
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

import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { kindlerPlugin } from '../plugin';
import { spec } from './spec';

jest.setTimeout(60_000);

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'trace'];
const NAMES = [
  'orders',
  'constructor',
  '__proto__',
  '%00',
  '%E0%A4%A',
  'a%2Fb',
];

describe('every path and every method', () => {
  const failed: string[] = [];
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    const member = { name: 'a', address: '127.0.0.1:9' };
    const data = {
      kindler: { databases: [{ name: 'orders', members: [member] }] },
    };
    const auditor = mockServices.auditor.mock({
      createEvent: async ({ eventId }) => ({
        success: async () => {},
        fail: async () => {
          failed.push(eventId);
        },
      }),
    });
    backend = await startTestBackend({
      features: [
        kindlerPlugin,
        mockServices.rootConfig.factory({ data }),
        auditor.factory,
      ],
    });
  });
  afterAll(() => backend.stop());

  const ask = (method: string, path: string) =>
    request(backend.server)
      [method as 'get'](`/api/kindler${path}`)
      .set('Authorization', mockCredentials.user.header());

  /** Paths with each name in place of their parameters. */
  const paths = Object.keys(spec.paths).flatMap(template =>
    NAMES.map(name => ({
      allowed: Object.keys(spec.paths[template]),
      path: template.replace(/\{\w+\}/g, name),
    })),
  );

  it.each(METHODS)('%s is known, or refused with what is', async method => {
    const known = method === 'head' ? 'get' : method;
    const wrong: string[] = [];
    for (const { path, allowed } of paths) {
      failed.length = 0;
      const { status, headers } = await ask(method, path);
      const methods = headers.allow?.toLowerCase().split(', ').sort();
      const isRefused =
        status === 405 &&
        String(methods) === String([...allowed].sort()) &&
        String(failed) === 'method-refuse';
      const isKnown = allowed.includes(known) && ![405, 500].includes(status);
      const isNoPath = status === 400 && path.includes('%E0');
      if (isRefused === allowed.includes(known) || !(isRefused || isKnown)) {
        wrong.push(...(isNoPath ? [] : [`${path}: ${status} ${methods}`]));
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(METHODS)('%s of what is not there is 404', async method => {
    for (const path of ['/v1', '/v1/nothing', '/v1/databases/a/b/c', '/v2/x']) {
      expect((await ask(method, path)).status).toBe(404);
    }
  });

  it('looks at the whole path as the handlers do', async () => {
    const post = (path: string) => ask('post', path).send({ reason: 'x' });
    expect((await post('/V1/Databases/a/FINDINGS/')).status).toBe(405);
    expect((await post('/v1/databases/a/find%69ngs')).status).toBe(400);
    expect((await post('/v1/databases/a/constructor')).status).toBe(400);
    expect((await ask('get', '/openapi.json')).status).toBe(200);
  });

  it('answers to HEAD as to GET, without the body', async () => {
    const head = await ask('head', '/v1/databases');
    expect(head.status).toBe(200);
    expect(head.text).toBeUndefined();
    expect((await ask('head', '/v1/environments?limit=x')).status).toBe(400);
  });
});

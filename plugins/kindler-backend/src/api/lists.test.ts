import { startKindler } from '../__testUtils__/startKindler';

const LISTS = ['/databases', '/findings', '/gateways', '/routes'];
const NAMES = ['a', 'b', 'c', 'd', 'e'];

describe('lists over the API', () => {
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    kindler = await startKindler({
      kindler: {
        databases: NAMES.map(name => ({
          name,
          members: [{ name: `${name}-1`, address: '127.0.0.1:9' }],
        })),
        gateways: NAMES.map(name => ({
          name,
          stats: { url: 'http://127.0.0.1:9/stats' },
        })),
        routes: NAMES.map(name => ({
          name,
          gateway: name,
          proxy: 'p',
          intent: name === 'e' ? 'read-only' : 'read-write',
          listener: { host: '127.0.0.1', port: 9 },
          targets: [{ name, database: name, servers: [`${name}-1`] }],
        })),
      },
    });
  });

  afterAll(() => kindler.stop());

  it.each(['/databases', '/gateways', '/routes'])(
    'come page by page: %s',
    async path => {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const after = cursor ? `&cursor=${cursor}` : '';
        const { body } = await kindler.get(`${path}?sort=name&limit=2${after}`);
        expect(body.summary.total).toBe(NAMES.length);
        names.push(...body.items.map(({ name }: { name: string }) => name));
        cursor = body.nextCursor;
      } while (cursor);
      expect(names).toEqual(NAMES);
    },
  );

  it.each([
    ['/databases?namespace=prod', 0],
    ['/databases?kind=none&addresses=true', 5],
    ['/databases?q=b-1', 1],
    ['/routes?intent=read-only&gateway=e&database=e', 1],
    ['/gateways?q=nobody', 0],
    ['/environments?q=a&state=running', 0],
  ])('are filtered: %s', async (path, total) => {
    const { status, body } = await kindler.get(path);
    expect([status, body.summary.total]).toEqual([200, total]);
  });

  it.each(LISTS)(
    'are not sent again to whom they are known: %s',
    async path => {
      const { headers } = await kindler.get(`${path}?limit=1`);
      expect(headers.etag).toMatch(/^W\//);
      expect(headers['cache-control']).toMatch(/no-store/);
    },
  );

  it.each([
    ...[...LISTS, '/environments'].flatMap(path => [
      [`${path}?limit=0`, /limit/],
      [`${path}?limit=501`, /limit/],
      [`${path}?limit=x`, /limit/],
      [`${path}?cursor=${encodeURIComponent('a b')}`, /cursor/],
      [`${path}?cursor=bm9uZQ`, /cursor/],
      [`${path}?page=2`, /page/],
    ]),
    ['/databases?verdict=green', /verdict/],
    ['/databases?kind=oracle', /kind/],
    ['/databases?sort=age', /sort/],
    ['/databases?q=', /q /],
    ['/routes?intent=both', /intent/],
    ['/gateways?status=up', /status/],
    ['/findings?severity=bad', /severity/],
    ['/findings?each=0', /each/],
    ['/environments?state=odd', /state/],
  ] as Array<[string, RegExp]>)('refuses %s', async (path, message) => {
    const { status, body } = await kindler.get(path);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it('takes a cursor of one order for no other', async () => {
    const { body } = await kindler.get('/databases?sort=name&limit=1');
    const answer = await kindler.get(`/databases?cursor=${body.nextCursor}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/cursor/);
  });
});

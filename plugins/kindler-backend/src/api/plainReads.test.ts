import { startKindler } from '../__testUtils__/startKindler';

type Kindler = Awaited<ReturnType<typeof startKindler>>;

describe('what open pages read', () => {
  let kindler: Kindler;

  beforeAll(async () => {
    kindler = await startKindler({
      kindler: {
        databases: [
          {
            name: 'orders',
            members: [{ name: 'orders-1', address: '127.0.0.1:9' }],
          },
        ],
        gateways: [
          { name: 'edge', stats: { url: 'http://127.0.0.1:9/stats' } },
        ],
      },
    });
  });

  afterAll(() => kindler.stop());

  it.each(['/databases/orders', '/gateways/edge', '/gateways/edge/stats'])(
    'answers %s with the time of the answer, for nobody to keep',
    async path => {
      const { status, body, headers } = await kindler.get(path);
      expect(status).toBe(200);
      expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(60_000);
      expect(body.item).toMatchObject({ sources: expect.any(Array) });
      expect(headers).toMatchObject({
        'content-type': expect.stringContaining('application/json'),
        'cache-control': expect.stringContaining('no-store'),
      });
    },
  );

  it.each([
    ['/databases/nobody', 404, /nobody/],
    ['/gateways/nobody', 404, /nobody/],
    ['/databases/orders?verbose=1', 400, /verbose/],
    [`/databases/${'x'.repeat(64)}`, 400, /name/],
    ['/databases/%00', 400, /name/],
  ])('answers %s with %d', async (path, status, message) => {
    const answer = await kindler.get(path);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
  });
});

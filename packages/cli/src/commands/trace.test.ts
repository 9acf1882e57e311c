import { NOW, startPortal } from '../__testUtils__/startPortal';

const hop = (verdict: string) => ({
  kind: 'sql',
  name: 'orders-1',
  verdict,
  message: { text: 'SQL was served' },
});

describe('kindler trace', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
  });

  afterEach(() => portal.stop());

  it.each<[string, string, string[], number]>([
    ['a whole way', 'ok', ['ok', 'ok'], 0],
    ['a way that breaks', 'critical', ['ok', 'critical'], 11],
    ['a way that was not followed', 'unknown', ['ok', 'unknown'], 12],
    ['a way of no hops', 'ok', [], 12],
    ['a way with a hop that was not', 'ok', ['ok', 'unknown'], 12],
    ['a verdict of a newer portal', 'excellent', ['ok'], 12],
  ])('of %s', async (_, verdict, hops, expected) => {
    portal.answer('GET /routes/orders-rw/trace', {
      route: 'orders-rw',
      verdict,
      message: { text: 'So it is' },
      hops: hops.map(hop),
      now: NOW,
    });
    const { exitCode } = await portal.kindler('trace orders-rw');
    expect(exitCode).toBe(expected);
  });
});

import { NOW, page, startPortal } from '../__testUtils__/startPortal';

const incident = (values: object = {}) => ({
  database: 'orders',
  id: '7',
  title: { text: 'Failover' },
  worst: 'critical',
  startedAt: '2026-01-01T23:00:00Z',
  ...values,
});

const database = (verdict: string, name = 'orders') => ({
  name,
  verdict,
  ...(verdict !== 'ok' && { worst: { message: 'It is so' } }),
});

describe('kindler incidents', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
  });

  afterEach(() => portal.stop());

  it('ends with the worst of those that go on', async () => {
    portal.answer('GET /incidents', page([incident()]));
    portal.answer('GET /databases', page([database('ok')]));
    const { exitCode, out } = await portal.kindler('incidents --open');
    expect(exitCode).toBe(11);
    expect(out).toMatch(/orders +7 +critical +1 h ago +goes on +- +Failover/);
  });

  it.each([
    ['incidents --open', 0],
    ['incidents orders --open', 0],
  ])('%s ends with 0 where none goes on', async (args, expected) => {
    portal.answer('GET /incidents', page([]));
    portal.answer('GET /databases', page([database('ok')]));
    portal.answer('GET /databases/orders', { item: database('ok'), now: NOW });
    const { exitCode, out } = await portal.kindler(args);
    expect([exitCode, out]).toEqual([expected, 'No incidents\n']);
  });

  it.each([
    ['unknown', 12],
    ['degraded', 10],
    ['critical', 11],
    ['of-a-newer-portal', 12],
  ])(
    'is not well without an incident where a cluster is %s',
    async (verdict, expected) => {
      const item = database(verdict);
      portal.answer('GET /incidents', page([]));
      portal.answer('GET /databases', page([database('ok', 'shop'), item]));
      portal.answer('GET /databases/orders', { item, now: NOW });
      for (const args of ['incidents', 'incidents orders']) {
        const { exitCode, out } = await portal.kindler(args);
        expect([args, exitCode]).toEqual([args, expected]);
        expect(out).toMatch(new RegExp(`^orders +${verdict} +It is so$`, 'm'));
        expect(out).not.toMatch(/^shop/m);
      }
    },
  );

  it('cannot tell where no cluster is to be seen', async () => {
    portal.answer('GET /incidents', page([]));
    portal.answer('GET /databases', page([]));
    const { exitCode, out } = await portal.kindler('incidents');
    expect(exitCode).toBe(12);
    expect(out).toContain('No databases to be seen');
  });

  it('reads those that go on to the last page', async () => {
    portal.answer('GET /databases', page([database('ok')]));
    const mild = incident({ id: '8', worst: 'degraded' });
    const more = { items: [mild], nextCursor: 'b', now: NOW };
    portal.answer('GET /incidents', more);
    portal.answer('GET /incidents?cursor=b', { items: [incident()], now: NOW });
    const { exitCode, out } = await portal.kindler('incidents --open');
    expect(exitCode).toBe(11);
    expect(out.match(/^orders/gm)).toHaveLength(2);
  });

  it('shows the incidents of a cluster that is not there any more, and cannot tell how it is', async () => {
    portal.answer('GET /incidents', page([incident({ endedAt: NOW })]));
    portal.answerError('GET /databases/orders', 404, 'NotFoundError', 'None');
    const { exitCode, out } = await portal.kindler('incidents orders');
    expect(exitCode).toBe(11);
    expect(out).toMatch(/^orders/m);
  });

  it('says that there is no such cluster rather than no incident', async () => {
    portal.answer('GET /incidents', page([]));
    portal.answerError(
      'GET /databases/oders',
      404,
      'NotFoundError',
      "No database cluster 'oders'",
    );
    const { exitCode, errors } = await portal.kindler('incidents oders');
    expect(exitCode).toBe(2);
    expect(errors).toContain("No database cluster 'oders'");
  });
});

import { NOW, page, startPortal } from '../__testUtils__/startPortal';

const incident = (values: object = {}) => ({
  database: 'orders',
  id: '7',
  title: { text: 'Failover' },
  worst: 'critical',
  startedAt: '2026-01-01T23:00:00Z',
  ...values,
});

describe('kindler incidents', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
  });

  afterEach(() => portal.stop());

  it('ends with the worst of those that go on', async () => {
    portal.answer('GET /incidents', page([incident()]));
    const { exitCode, out } = await portal.kindler('incidents --open');
    expect(exitCode).toBe(11);
    expect(out).toMatch(/orders +7 +critical +1 h ago +goes on +- +Failover/);
  });

  it('ends with 0 where none goes on', async () => {
    portal.answer('GET /incidents', page([]));
    portal.answer('GET /databases/orders', { item: {}, now: NOW });
    const { exitCode, out } = await portal.kindler('incidents orders --open');
    expect([exitCode, out]).toEqual([0, 'No incidents\n']);
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

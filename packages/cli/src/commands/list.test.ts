import { NOW, page, startPortal } from '../__testUtils__/startPortal';

const LIVE = { freshness: { status: 'live' }, providers: ['database'] };

function environment(values: object = {}) {
  return {
    name: 'shop',
    provider: 'database',
    state: 'running',
    desired: 'running',
    observed: { state: 'running', observedAt: '2026-01-01T23:59:30Z' },
    drift: [],
    ...values,
  };
}

describe('kindler list', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
  });

  afterEach(() => portal.stop());

  it('prints all kinds, and ends with the worst verdict', async () => {
    portal.answer(
      'GET /databases',
      page([
        { name: 'orders', verdict: 'ok', leader: 'o-1', memberCount: 3 },
        { name: 'payments', verdict: 'degraded', memberCount: 2, maxLag: 9 },
      ]),
    );
    portal.answer(
      'GET /routes',
      page([
        {
          name: 'orders-rw',
          verdict: 'ok',
          intent: 'read-write',
          listener: { host: '127.0.0.1', port: 5000 },
          activeTarget: 'orders',
        },
      ]),
    );
    portal.answer('GET /environments', page([environment()], LIVE));
    const { exitCode, out } = await portal.kindler('list');
    expect(exitCode).toBe(10);
    expect(out).toMatch(/^DATABASE +VERDICT +LEADER/);
    expect(out).toMatch(/^orders +ok +o-1 +- +3 +-/m);
    expect(out).toMatch(/^orders-rw +ok +read-write +127.0.0.1:5000 +orders$/m);
    expect(out).toMatch(/^shop +ok +database +running +30 s/m);
    const json = await portal.kindler('list databases routes --json');
    expect(JSON.parse(json.out)).toMatchObject({
      exitCode: 10,
      verdict: 'degraded',
      databases: { items: [{ name: 'orders' }, { name: 'payments' }] },
      routes: { items: [{ name: 'orders-rw' }] },
    });
  });

  it.each([
    [['ok'], 0],
    [['ok', 'degraded'], 10],
    [['degraded', 'unknown'], 12],
    [['unknown', 'critical'], 11],
    [[], 12],
  ])('of %j ends with %d', async (verdicts, expected) => {
    const items = verdicts.map((verdict, index) => ({
      name: `d${index}`,
      verdict,
    }));
    portal.answer('GET /databases', page(items));
    const { exitCode } = await portal.kindler('list databases');
    expect(exitCode).toBe(expected);
  });

  it.each<[string, object, number, RegExp]>([
    ['well', {}, 0, /ok/],
    ['failed', { state: 'failed', error: 'no disk' }, 11, /no disk/],
    ['busy', { state: 'creating' }, 10, /operation works/],
    [
      'different',
      { drift: [{ subject: 'dns', desired: 'present', observed: 'absent' }] },
      10,
      /dns is absent instead of present/,
    ],
    ['stopped', { state: 'stopped' }, 10, /stopped instead of running/],
    ['not looked at', { observed: undefined }, 12, /nobody has looked/],
    [
      'of nobody',
      { observed: undefined, provider: 'k3d' },
      12,
      /no module brings the provider 'k3d'/,
    ],
    [
      'not seen any more',
      { observed: { state: 'running', observedAt: NOW, fault: 'no way' } },
      12,
      /no way/,
    ],
  ])('judges an environment that is %s', async (_, values, code, why) => {
    portal.answer('GET /environments', page([environment(values)], LIVE));
    const { exitCode, out } = await portal.kindler('list environments');
    expect(exitCode).toBe(code);
    expect(out).toMatch(why);
  });

  it('leaves the others theirs where one kind cannot be read', async () => {
    const listener = { host: '127.0.0.1', port: 5000 };
    const ok = [{ name: 'orders', verdict: 'ok', listener }];
    portal.answer('GET /databases', page(ok));
    portal.answer('GET /routes', page(ok));
    const refuse = (status: number, name: string) =>
      portal.answerError('GET /environments', status, name, 'It is away');
    refuse(501, 'NotImplementedError');
    const notConfigured = await portal.kindler('list');
    expect(notConfigured.exitCode).toBe(0);
    expect(notConfigured.out).toMatch(/^environments: It is away$/m);
    refuse(503, 'ServiceUnavailableError');
    const away = await portal.kindler('list');
    expect(away.exitCode).toBe(12);
    expect(away.out).toMatch(/^orders +ok[^]*^environments: It is away$/m);
    expect((await portal.kindler('list environments')).exitCode).toBe(12);
  });

  it('takes the last known environments for no evidence', async () => {
    const fault = { message: 'The Kindler database is away' };
    portal.answer(
      'GET /environments',
      page([], { providers: [], freshness: { status: 'stale', fault } }),
    );
    const { exitCode, out } = await portal.kindler('list environments');
    expect(exitCode).toBe(12);
    expect(out).toMatch(/last known .*The Kindler database is away/);
  });
});
